import type { ResourceChangeJson } from '@ashlar/graph';
import { judgeChange } from './judge-change.js';
import { PlanContext } from './plan-context.js';
import { planOf } from './plan.fixture.js';

/** For tests: what one rule says of the changes of a plan, one line for each. */
export const judged =
  (rule: string) =>
  (...changes: readonly ResourceChangeJson[]): string[] => {
    const context = new PlanContext(planOf(...changes));
    return context.changes
      .flatMap((change) => judgeChange(change, context))
      .filter((judgement) => judgement.rule === rule)
      .map(({ verdict, what, values }) => `${verdict}: ${what}${values === undefined ? '' : ` [${values}]`}`);
  };
