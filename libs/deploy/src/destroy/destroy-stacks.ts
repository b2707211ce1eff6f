import type { WrittenStack } from '@ashlar/graph';
import { inOrder } from '@ashlar/graph';
import { backwards, sideBySide } from '@ashlar/terraform';
import { type PlanRecord, removePlan } from '../plan/plan-record.js';
import type { PlanOptions } from '../plan/plan-stack.js';
import { attemptPlan } from '../plan/plan-stacks.js';
import type { PlannedStack } from '../plan/plan-table.js';
import { applyPlan } from '../run/apply-plan.js';
import type { Attempt, Deployment } from '../run/deployment.js';
import { isDone, type Outcome } from '../run/outcome.js';
import { leftOutDependents, refuseNeeded } from './dependents.js';

export interface DestroyOptions extends Omit<PlanOptions, 'destroy'> {
  /** Asks whether all of this may go. */
  readonly confirm: (planned: readonly PlannedStack[]) => Promise<boolean>;
}

/**
 * Destroys stacks, each before those that it depends on. All of it is planned first: when one can't be destroyed,
 * none is.
 */
export async function destroyStacks(
  deployment: Deployment,
  stacks: readonly WrittenStack[],
  { confirm, ...options }: DestroyOptions,
): Promise<Outcome[]> {
  const dependents = leftOutDependents(stacks, deployment.options.all);
  const states = await deployment.states([...stacks, ...dependents]);
  refuseNeeded(stacks, dependents, states);

  const outcomes = new Map<string, Outcome>();
  const report = () => stacks.flatMap(({ name }) => outcomes.get(name) ?? []);
  const end = (stack: string, because: string) =>
    outcomes.set(stack, { stack, seconds: 0, became: 'not begun', because });

  const standing = stacks.filter(({ name }) => states.get(name) !== undefined);
  for (const { name } of stacks)
    if (states.get(name) === undefined)
      outcomes.set(name, { stack: name, seconds: 0, became: 'unchanged', remark: "isn't deployed" });
  const plans = new Map<string, Attempt<PlanRecord>>(
    await Promise.all(
      standing.map(
        async (stack) =>
          [stack.name, await attemptPlan(deployment, stack, { ...options, destroy: true })] as const,
      ),
    ),
  );
  const planned = standing.flatMap((stack) => {
    const plan = plans.get(stack.name);
    return plan !== undefined && 'value' in plan
      ? [{ stack, record: plan.value, seconds: plan.seconds }]
      : [];
  });

  if (planned.length < standing.length) {
    for (const { name } of standing) {
      const plan = plans.get(name);
      if (plan !== undefined && 'error' in plan)
        outcomes.set(name, { stack: name, seconds: plan.seconds, became: 'failed', error: plan.error });
      else end(name, deployment.interruption.interrupted ? 'interrupted' : 'not all can be destroyed');
    }
    forget(deployment, standing);
    return report();
  }
  const isMeant =
    planned.length === 0 ||
    (await confirm(
      planned.map(({ stack, record, seconds }) => ({ stack: stack.name, summary: record.summary, seconds })),
    ));
  if (!isMeant) {
    for (const { name } of standing) end(name, 'it was declined');
    forget(deployment, standing);
    return report();
  }
  const way = backwards(inOrder(planned.map((plan) => ({ ...plan, ...orderOf(plan.stack) }))));
  await sideBySide(way, {
    atOnce: Infinity,
    run: async ({ item: { stack, record, seconds } }) => {
      const { lockTimeout } = options;
      const outcome = await applyPlan(deployment, stack, { record, seconds, lockTimeout, phase: 'destroy' });
      outcomes.set(stack.name, outcome);
      return isDone(outcome);
    },
    passOver: ({ name }, culprit) => end(name, `it waits for ${culprit}`),
  });
  forget(deployment, standing);
  return report();
}

const orderOf = ({ name, dependencies }: WrittenStack) => ({ name, dependencies });

/** A plan to destroy must not lie about for a later `apply --planned`. */
const forget = ({ place }: Deployment, stacks: readonly WrittenStack[]) =>
  stacks.forEach((stack) => removePlan(place.folder(stack)));
