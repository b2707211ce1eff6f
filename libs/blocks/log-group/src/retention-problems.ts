import { is, isKnown, type Problem } from '@ashlar/core';

/** asOf: 2026-11, source: CloudWatch Logs API reference, PutRetentionPolicy */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What keeps a number of days from being a retention of CloudWatch Logs, in the words of the prop. */
export function retentionProblems(prop: string, days: number | undefined): Problem[] {
  if (days === undefined || !isKnown(days) || RETENTION_DAYS.includes(days)) return [];
  // Terraform's 0 stands for ever: nearest to it is the longest.
  const longer = RETENTION_DAYS.find((offered) => offered > days && days > 0);
  return [
    {
      what: `${is(prop, days)}, which CloudWatch Logs does not offer`,
      fix: `use ${longer ?? RETENTION_DAYS.at(-1)}; all values: ${RETENTION_DAYS.join(', ')}`,
    },
  ];
}
