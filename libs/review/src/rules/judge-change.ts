import type { PlannedChange } from '@ashlar/graph';
import type { PlanContext } from './plan-context.js';
import type { Judgement } from './rule.js';
import { rules } from './rules.js';
import { lostWith } from './stateful-types.js';

/** A judgement and the rule that made it. */
export interface RuledJudgement extends Judgement {
  readonly rule: string;
}

/** What all rules say of a change. */
export const judgeChange = (change: PlannedChange, context: PlanContext): RuledJudgement[] =>
  rules.flatMap(({ id, judge }) => judge(change, context).map((judgement) => ({ rule: id, ...judgement })));

/**
 * What the rules say of what was done outside of Terraform. It is done already, and a plan mostly undoes it: it asks for a look.
 * Not so when what held data is gone: what is planned then is an empty one, which stands in the way of bringing the old one back.
 */
export function judgeDrift(change: PlannedChange, context: PlanContext): RuledJudgement[] {
  const lost = lostWith(change.type);
  if (change.action === 'delete')
    return lost === undefined
      ? []
      : [
          {
            rule: 'stateful-gone',
            verdict: 'danger',
            what: `somebody destroyed ${lost} outside of Terraform: applying makes an empty one`,
            fix: 'find out who and why, and bring the data back before applying',
          },
        ];
  return judgeChange(change, context).flatMap((judgement) =>
    isOfPlans(judgement)
      ? []
      : {
          ...judgement,
          verdict: 'review',
          what: `done outside of Terraform: ${judgement.what}`,
        },
  );
}

/** What is planned for the same address tells of renames. */
const isOfPlans = ({ move }: RuledJudgement) => move !== undefined;
