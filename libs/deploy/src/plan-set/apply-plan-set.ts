import type { InputError } from '@ashlar/core';
import type { PlanSet } from '@ashlar/review';
import { sideBySide } from '@ashlar/terraform';
import { DeployError, type FailureCode, failureCodes, firstToMend } from '../failures/deploy-error.js';
import { applyPlan } from '../run/apply-plan.js';
import type { Attempt, Deployment } from '../run/deployment.js';
import { isDone, type Outcome } from '../run/outcome.js';
import type { PlanStore } from './plan-store.js';
import { PlanToApply, type ReplanOptions } from './plan-to-apply.js';
import { goneProblem, stackOf } from './verify-plan-set.js';
import { stalePlan } from './stale-plan.js';

/**
 * Applies exactly the plans of a set, producers first. All are verified before anything is done, and each once more when its
 * turn has come. One whose producer has changed an output that it reads is planned anew, and applied unless that takes away
 * what nobody has agreed to.
 */
export async function applyPlanSet(
  deployment: Deployment,
  store: PlanStore,
  set: PlanSet,
  options: ReplanOptions = {},
): Promise<Outcome[]> {
  const plans = plansOf(deployment, store, set, options);
  await verifyAll(deployment, plans);
  const outcomes = new Map<string, Outcome>();
  const changed = new Map<string, readonly string[]>();
  const items = plans.map((toApply) => ({
    ...{ toApply, name: toApply.stack.name, dependencies: toApply.plan.dependencies },
  }));
  await sideBySide(items, {
    // Slots say how many Terraforms run.
    atOnce: Infinity,
    run: async ({ toApply, name }) => {
      const outcome = await turnOf(deployment, toApply, changed, options);
      outcomes.set(name, outcome);
      return isDone(outcome);
    },
    passOver: ({ name: stack }, culprit) => {
      const because = `it waits for ${culprit}`;
      outcomes.set(stack, { stack, seconds: 0, became: 'not begun', because });
    },
  });
  plans.forEach((toApply) => toApply.forget());
  return plans.flatMap(({ stack }) => outcomes.get(stack.name) ?? []);
}

function plansOf(
  deployment: Deployment,
  store: PlanStore,
  { plans }: PlanSet,
  options: ReplanOptions,
): PlanToApply[] {
  const found = plans.map((plan) => ({ plan, stack: stackOf(deployment, plan.identity.stack) }));
  const gone = found.flatMap(({ plan: { identity }, stack }) =>
    stack === undefined ? [stalePlan(identity.stack, [goneProblem(identity.stack)])] : [],
  );
  throwAll(gone);
  return found.flatMap(({ plan, stack }) =>
    stack === undefined ? [] : [new PlanToApply(deployment, store, stack, plan, options)],
  );
}

/** Nothing is applied unless everything could be. */
async function verifyAll(deployment: Deployment, plans: readonly PlanToApply[]): Promise<void> {
  const attempts = await Promise.all(
    plans.map((toApply) => deployment.attempt(toApply.stack, 'verify', () => toApply.verify())),
  );
  const errors = attempts.flatMap((attempt) => ('error' in attempt ? [attempt.error] : []));
  if (errors.length > 0) plans.forEach((toApply) => toApply.forget());
  throwAll(errors);
}

function throwAll(errors: readonly InputError[]): void {
  if (errors.length === 0) return;
  const codes = errors.map((error) => (error as { exitCode?: FailureCode }).exitCode ?? failureCodes.failed);
  throw new DeployError(
    errors.flatMap(({ findings }) => findings),
    firstToMend(codes),
  );
}

/** What becomes of a plan when everything before it is applied; `changed`: outputs, by stack, that were. */
async function turnOf(
  deployment: Deployment,
  toApply: PlanToApply,
  changed: Map<string, readonly string[]>,
  { lockTimeout }: ReplanOptions,
): Promise<Outcome> {
  const { stack, plan } = toApply;
  const because = plan.deferred ?? deferral(plan.reads, changed);
  if (because === undefined && !plan.hasChanges)
    return { stack: stack.name, seconds: 0, became: 'unchanged' };
  const phase = because === undefined ? 'verify' : 'plan';
  const attempt = await deployment.attempt(stack, phase, () =>
    because === undefined ? toApply.ready() : toApply.planDeferred(because),
  );
  if (!('value' in attempt)) return unready(stack.name, attempt);
  const { value: record, seconds } = attempt;
  if (!record.summary.hasChanges) {
    toApply.forget();
    return { stack: stack.name, seconds, became: 'unchanged' };
  }
  const outcome = await applyPlan(deployment, stack, { record, seconds, lockTimeout, phase: 'apply' });
  if (outcome.became === 'changed') changed.set(stack.name, record.summary.outputs);
  return outcome;
}

const unready = (stack: string, attempt: Exclude<Attempt<unknown>, { readonly value: unknown }>): Outcome =>
  'error' in attempt
    ? { stack, seconds: attempt.seconds, became: 'failed', error: attempt.error }
    : { stack, seconds: attempt.seconds, became: 'not begun', because: 'interrupted' };

/** A stack that was itself planned anew may change outputs that its first plan did not. */
function deferral(
  reads: Readonly<Record<string, readonly string[]>>,
  changed: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  for (const [from, outputs] of Object.entries(reads)) {
    const changing = outputs.filter((output) => changed.get(from)?.includes(output));
    if (changing.length > 0) return `it reads ${changing.join(', ')} of ${from}, which was changed just now`;
  }
  return undefined;
}
