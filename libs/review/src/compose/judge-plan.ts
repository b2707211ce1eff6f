import type { Plan, PlannedChange } from '@ashlar/graph';
import type { ReviewedChange, ReviewFinding } from '../review.js';
import { judgeChange, judgeDrift, type RuledJudgement } from '../rules/judge-change.js';
import { PlanContext } from '../rules/plan-context.js';
import { verdictOfAction } from '../rules/verdict-of-action.js';
import { changesInOrder } from './in-order-of-danger.js';
import { reviewedChange } from './reviewed-change.js';
import { driftIn, reviewedDrift } from './reviewed-drift.js';
import type { ShownTexts } from './shown-texts.js';
import { worst } from './worst.js';

/** Changes and drift of a plan, and what the rules say of them. */
export interface JudgedPlan {
  readonly changes: readonly ReviewedChange[];
  readonly drift: readonly ReviewedChange[];
  readonly findings: readonly ReviewFinding[];
}

export function judgePlan(
  plan: Plan,
  stack: string,
  pathOf: (change: PlannedChange) => string | undefined,
  texts: ShownTexts,
): JudgedPlan {
  const context = new PlanContext(plan);
  const findings: ReviewFinding[] = [];
  const found = (change: PlannedChange, judgements: readonly RuledJudgement[]) => {
    const path = pathOf(change);
    for (const { rule, verdict, what, values, fix, attributes, move } of judgements)
      findings.push({
        ...{ rule, verdict, stack, address: texts.address(change.address) },
        ...(path === undefined ? {} : { path }),
        what: texts.sentence(what, values),
        fix: texts.text(fix),
        ...(attributes === undefined ? {} : { attributes: texts.attributes(attributes) }),
        ...(move === undefined
          ? {}
          : { move: { from: texts.address(move.from), to: texts.address(move.to) } }),
      });
    return judgements.map(({ verdict }) => verdict);
  };
  const changes = context.changes.map((change) => {
    const verdict = worst([verdictOfAction(change), ...found(change, judgeChange(change, context))]);
    return reviewedChange(change, verdict, texts, pathOf(change));
  });
  const drift = driftIn(plan.drift, plan.changes).map((change) => {
    const shown = reviewedDrift(change, texts, pathOf(change));
    return { ...shown, verdict: worst([shown.verdict, ...found(change, judgeDrift(change, context))]) };
  });
  return { changes: changesInOrder(changes), drift: changesInOrder(drift), findings };
}
