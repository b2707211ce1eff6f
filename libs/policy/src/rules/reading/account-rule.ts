import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { each, fail, ofAccount, type Verdict } from './verdict.js';

/** A rule about something that every account must have. */
export interface AccountRow extends Omit<Rule, 'judge'> {
  readonly needs: string;
  readonly judgeEach: (resource: Resource, model: Model) => Verdict;
  /** One that passes is enough. Otherwise all must. */
  readonly oneIsEnough?: boolean;
}

export const accountRule = ({ needs, judgeEach, oneIsEnough = false, ...rule }: AccountRow): Rule => ({
  ...rule,
  judge: (model) => {
    const judged = each([needs], judgeEach)(model);
    if (judged.length === 0) return [ofAccount(fail(`these stacks have no ${needs}`))];
    const passing = judged.filter(({ verdict }) => verdict === 'pass');
    return oneIsEnough && passing.length > 0 ? passing : judged;
  },
});
