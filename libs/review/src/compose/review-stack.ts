import { constructPaths, type Plan, type PlannedChange, readPlan, withoutKey } from '@ashlar/graph';
import type { StackReview } from '../review.js';
import { countChanges } from './count-changes.js';
import { graphOf } from './graph-of.js';
import { findingsInOrder } from './in-order-of-danger.js';
import { judgePlan } from './judge-plan.js';
import type { ReviewedStack } from './review-input.js';
import { reviewedOutput } from './reviewed-output.js';
import type { ShownTexts } from './shown-texts.js';
import { wholePlanFindings } from './whole-plan-findings.js';
import { worst } from './worst.js';

/** What readers of an output are called, by its name. */
export type OutputReaders = (output: string) => readonly string[];

/** What a plan does to one stack, judged and fit to be shown. */
export function reviewStack(stack: ReviewedStack, texts: ShownTexts, readers: OutputReaders): StackReview {
  const plan = stack.plan === undefined ? NO_PLAN : read(stack.plan);
  const paths = new Map([
    ...(stack.baseJson === undefined ? [] : constructPaths(stack.baseJson)),
    ...(stack.json === undefined ? [] : constructPaths(stack.json)),
  ]);
  const pathOf = ({ address }: PlannedChange) => paths.get(withoutKey(address));
  const judged = judgePlan(plan, stack.name, pathOf, texts);
  const outputs = plan.outputs.flatMap((output) => reviewedOutput(output, texts, readers(output.name)) ?? []);
  const seen = { changes: judged.changes, drift: judged.drift, outputs };
  const status =
    stack.status ?? (stack.plan === undefined || stack.error !== undefined ? 'failed' : 'planned');
  const whole = wholePlanFindings({ plan, status, ...seen }).map((finding) => ({
    ...finding,
    stack: stack.name,
  }));
  const findings = findingsInOrder([...judged.findings, ...whole]);
  const because = stack.because ?? stack.error;
  return {
    name: stack.name,
    verdict: worst([...findings, ...judged.changes, ...judged.drift].map(({ verdict }) => verdict)),
    status,
    ...(because === undefined ? {} : { because: texts.text(because) }),
    counts: countChanges(seen),
    ...seen,
    findings,
    graph: graphOf(plan, stack.json, texts),
    dependencies: [...(stack.dependencies ?? [])].sort(),
  };
}

const NO_PLAN = readPlan({});

const read = (plan: NonNullable<ReviewedStack['plan']>): Plan => ('json' in plan ? plan : readPlan(plan));
