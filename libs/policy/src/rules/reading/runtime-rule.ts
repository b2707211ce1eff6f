import type { Rule } from '../../rule.js';
import { ofAccount, unknown } from './verdict.js';

/** A rule about something of which every account may have some, and no JSON tells how it stands. */
export const runtimeRule = ({ evidence, ...rule }: Omit<Rule, 'judge'> & { evidence: string }): Rule => ({
  ...rule,
  judge: () => [ofAccount(unknown(evidence))],
});
