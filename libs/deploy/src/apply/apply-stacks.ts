import type { WrittenStack } from '@ashlar/graph';
import { sideBySide } from '@ashlar/terraform';
import { removePlan } from '../plan/plan-record.js';
import type { PlanOptions } from '../plan/plan-stack.js';
import { attemptPlan } from '../plan/plan-stacks.js';
import { applyPlan } from '../run/apply-plan.js';
import type { Deployment } from '../run/deployment.js';
import { isDone, type Outcome } from '../run/outcome.js';
import { Approval, type ApprovalOptions, type Ask } from './approval.js';
import { leftOutDependencies, refuseUndeployed } from './undeployed.js';

export interface ApplyOptions extends Omit<PlanOptions, 'destroy'> {
  /** @default - nobody is asked */
  readonly ask?: Ask | undefined;
  /** Told of what will be done without a question. */
  readonly announce: ApprovalOptions['announce'];
}

/**
 * Applies stacks in the order of their dependencies, each planned when its turn has come: what it reads exists by
 * then. When one fails, what depends on it isn't begun, and what runs is finished.
 */
export async function applyStacks(
  deployment: Deployment,
  stacks: readonly WrittenStack[],
  { ask, announce, ...options }: ApplyOptions,
): Promise<Outcome[]> {
  const { all } = deployment.options;
  refuseUndeployed(stacks, await deployment.states(leftOutDependencies(stacks, all)));

  const outcomes = new Map<string, Outcome>();
  const planned = new Set<string>();
  const approval = new Approval({
    ...{ ask, announce, slots: deployment.slots },
    following: () => stacks.length - planned.size,
  });
  const turn = async (stack: WrittenStack): Promise<Outcome> => {
    const notBegun = { stack: stack.name, seconds: 0, became: 'not begun' } as const;
    if (approval.declined) return { ...notBegun, because: 'it was declined' };
    const attempt = await attemptPlan(deployment, stack, options);
    const { seconds } = attempt;
    if ('interrupted' in attempt) return { ...notBegun, because: 'interrupted' };
    planned.add(stack.name);
    if ('error' in attempt) return { stack: stack.name, seconds, became: 'failed', error: attempt.error };
    const { value: record } = attempt;
    const { summary } = record;
    if (!summary.hasChanges) {
      removePlan(deployment.place.folder(stack));
      return { stack: stack.name, seconds, became: 'unchanged' };
    }
    const approved = await approval.of({ stack: stack.name, summary, seconds });
    if (!approved) {
      // Nor shall a later `apply --planned` do it.
      removePlan(deployment.place.folder(stack));
      return {
        ...notBegun,
        because: deployment.interruption.interrupted ? 'interrupted' : 'it was declined',
      };
    }
    return applyPlan(deployment, stack, { ...options, record, seconds, phase: 'apply' });
  };
  await sideBySide(stacks, {
    // Slots say how many Terraforms run: a stack that waits for an answer takes none.
    atOnce: Infinity,
    run: async (stack) => {
      const outcome = await turn(stack);
      outcomes.set(stack.name, outcome);
      return isDone(outcome);
    },
    passOver: ({ name: stack }, culprit) => {
      planned.add(stack);
      const because = `it waits for ${culprit}`;
      outcomes.set(stack, { stack, seconds: 0, became: 'not begun', because });
    },
  });
  return stacks.flatMap(({ name }) => outcomes.get(name) ?? []);
}
