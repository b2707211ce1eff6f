import { InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import {
  lineageDigest,
  type PlanIdentity,
  type PlanOfSet,
  type PlanSet,
  readPlanSet,
  type StaleProblem,
  staleness,
} from '@ashlar/review';
import { digest } from '../place/work-folder.js';
import { DeployError, failureCodes } from '../failures/deploy-error.js';
import type { Deployment } from '../run/deployment.js';
import { currentCircumstances } from './current-circumstances.js';
import { planKey, planSetKey, type PlanStore } from './plan-store.js';

/** Whether a plan of a set could be applied now. */
export interface VerifiedPlan {
  readonly stack: string;
  readonly plan: PlanOfSet;
  /** Why not. */
  readonly problems: readonly StaleProblem[];
  /** It could not be found out. */
  readonly error?: InputError;
}

/** A set that was put into a store, by its hash. */
export async function fetchPlanSet(store: PlanStore, hash: string): Promise<PlanSet> {
  const key = planSetKey(hash);
  const set = readPlanSet((await store.get(key)).toString('utf8'), `${store.place}/${key}`);
  if (set.hash === hash) return set;
  const what = `what is called ${hash} there is the plan set ${set.hash}`;
  throw new DeployError(
    [{ where: store.place, problems: [{ what, fix: 'make the plan set again' }] }],
    failureCodes.stale,
  );
}

/** Holds each plan of a set to what is now: side by side, and nothing is changed. */
export const verifyPlanSet = (
  deployment: Deployment,
  store: PlanStore,
  set: PlanSet,
): Promise<VerifiedPlan[]> =>
  Promise.all(
    set.plans.map(async (plan) => {
      const { stack: name } = plan.identity;
      const stack = stackOf(deployment, name);
      if (stack === undefined) return { stack: name, plan, problems: [goneProblem(name)] };
      const attempt = await deployment.attempt(
        stack,
        'verify',
        () => problemsOf(deployment, store, stack, plan),
        (problems) => (problems.length === 0 ? 'can be applied' : 'stale'),
      );
      if ('value' in attempt) return { stack: name, plan, problems: attempt.value };
      if ('error' in attempt) return { stack: name, plan, problems: [], error: attempt.error };
      return { stack: name, plan, problems: [], error: interrupted(name) };
    }),
  );

export const stackOf = ({ options: { all } }: Deployment, name: string): WrittenStack | undefined =>
  all.find((stack) => stack.name === name);

/** A plan that is made anew after another stack is held to what it was made of, not to the states of then. */
export async function problemsOf(
  deployment: Deployment,
  store: PlanStore,
  stack: WrittenStack,
  plan: PlanOfSet,
): Promise<StaleProblem[]> {
  const { identity } = plan;
  const found = await currentCircumstances(deployment.place, stack, plan, deployment.options.all);
  const stale = (more = {}) => withoutEchoes(staleness(identity, { ...found, ...more }));
  if (plan.unplanned !== undefined) return stale().filter(({ field }) => OF_THE_CODE.includes(field));
  const problems = stale({ planFileSha256: digest(await savedPlan(store, plan)) });
  return plan.deferred === undefined ? problems : problems.filter((problem) => !isMoved(identity)(problem));
}

/**
 * With another lineage, serials count something else, and what is keyed with it can't be compared: saying so would say what nobody
 * knows.
 */
function withoutEchoes(problems: readonly StaleProblem[]): StaleProblem[] {
  const isOther = problems.some(({ field }) => field === 'stateLineage');
  return problems.filter(({ field }) => !isOther || !MOVED.includes(field));
}

export const savedPlan = (store: PlanStore, { identity }: PlanOfSet): Promise<Buffer> =>
  store.get(planKey(identity));

/** What changes when somebody applies something: a new plan may well do the same. */
const MOVED: readonly StaleProblem['field'][] = ['stateSerial', 'upstreamSha256'];

/** A first state is no other one: a set that has made it may be applied again. */
export const isMoved =
  ({ stateLineage }: Pick<PlanIdentity, 'stateLineage'>) =>
  ({ field }: StaleProblem): boolean =>
    MOVED.includes(field) || (field === 'stateLineage' && stateLineage === lineageDigest(''));

/** All that is known of a stack that has no plan yet. */
const OF_THE_CODE: readonly StaleProblem['field'][] = ['synthSha256', 'terraformVersion', 'expiresAt'];

export const goneProblem = (stack: string): StaleProblem => ({
  field: 'stack',
  what: 'there is no such stack any more',
  fix: `plan again, without ${stack}`,
});

const interrupted = (where: string) =>
  new InputError([{ where, problems: [{ what: 'it was not verified: interrupted', fix: 'verify again' }] }]);
