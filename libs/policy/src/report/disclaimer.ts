/** Said with every report. */
export const DISCLAIMER =
  'It judges what is written, not what runs: it is no certification, and no legal advice. What runs, AWS Config ' +
  'evaluates; what needs runtime evidence, somebody has to look at.';
