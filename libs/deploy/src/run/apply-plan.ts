import { type Problem, refuse } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { isStillSaved, PLAN_FILE, type PlanRecord, removePlan } from '../plan/plan-record.js';
import type { PlanSummary } from '../plan/plan-summary.js';
import type { Deployment } from './deployment.js';
import type { Outcome } from './outcome.js';

export interface ApplyPlan {
  /** Of the plan that somebody has seen. */
  readonly record: PlanRecord;
  /** Seconds that the stack has taken before. */
  readonly seconds: number;
  /** How long to wait for somebody's lock. */
  readonly lockTimeout?: string | undefined;
  /** What people are told is going on. */
  readonly phase: 'apply' | 'destroy';
}

/** Applies the saved plan of a stack: exactly what was planned. The plan is of no use afterwards, and holds values. */
export async function applyPlan(
  deployment: Deployment,
  stack: WrittenStack,
  { record, seconds: before, lockTimeout = '0s', phase }: ApplyPlan,
): Promise<Outcome> {
  const root = deployment.place.root(stack);
  const total = stepsOf(record.summary);
  const isStill = () => isStillSaved(root.folder, record);
  let finished = 0;
  const attempt = await deployment.attempt(
    stack,
    phase,
    async (advance) => {
      const progress = (count: number) => advance((finished = count), total);
      advance(0, total);
      refuse(stack.name, isStill() ? [] : [replaced(phase, stack)]);
      const { created, updated, destroyed } = await root.apply(
        PLAN_FILE,
        progress,
        '-input=false',
        `-lock-timeout=${lockTimeout}`,
      );
      return changedInWords(created, updated, destroyed);
    },
    (changed) => changed,
  );
  if (!('interrupted' in attempt && attempt.seconds === 0) && isStill()) removePlan(root.folder);
  const outcome = { stack: stack.name, seconds: before + attempt.seconds };
  if ('value' in attempt) return { ...outcome, became: 'changed', changed: attempt.value };
  const changed = `${finished} of ${total} changes`;
  if ('error' in attempt) return { ...outcome, became: 'failed', error: attempt.error, changed };
  return attempt.seconds === 0
    ? { ...outcome, became: 'not begun', because: 'interrupted' }
    : { ...outcome, became: 'interrupted', changed };
}

const replaced = (phase: ApplyPlan['phase'], { name }: WrittenStack): Problem => ({
  what: 'another command has replaced its plan since it was shown',
  fix: `wait until that one is through, then ashlar ${phase} ${name}`,
});

/** A replacement destroys and creates. */
const stepsOf = ({ create, update, replace, destroy }: PlanSummary) =>
  create + update + 2 * replace + destroy;

function changedInWords(created: number, updated: number, destroyed: number): string {
  const counts = [
    created > 0 && `${created} created`,
    updated > 0 && `${updated} updated`,
    destroyed > 0 && `${destroyed} destroyed`,
  ].filter(Boolean);
  return counts.join(', ') || 'outputs or addresses only';
}
