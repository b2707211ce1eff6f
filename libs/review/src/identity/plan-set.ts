import type { PlanAction } from '@ashlar/graph';
import { jsonDigest } from './canonical-json.js';
import type { PlanIdentity } from './plan-identity.js';

/** A saved plan, and what has to be known to apply it. Names and digests, never a value. */
export interface IdentifiedPlan {
  readonly identity: PlanIdentity;
  /** Stacks that have to be applied before. */
  readonly dependencies: readonly string[];
  /** Outputs of other stacks that it reads, by stack. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  /** Its own outputs that change. */
  readonly outputs: readonly string[];
  readonly hasChanges: boolean;
  readonly counts: PlanCounts;
  /** What it takes away, or what nobody knows: in the order of addresses. */
  readonly dangers: readonly PlannedDanger[];
  /** There is no plan yet, and its identity has none: what it reads has to be deployed before. In a sentence. */
  readonly unplanned?: string;
}

export interface PlanCounts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
}

export interface PlannedDanger {
  readonly address: string;
  readonly action: PlanAction;
}

/** A plan of a set. */
export interface PlanOfSet extends IdentifiedPlan {
  /** Why it is not the last word: `it reads vpc of shop-network, which this set changes`. It is planned anew after that. */
  readonly deferred?: string;
}

/** Plans that were reviewed together, and are applied together. */
export interface PlanSet {
  readonly schemaVersion: 1;
  /** SHA-256 over everything else. An approval is bound to it. */
  readonly hash: string;
  /** Of the plan that expires first. */
  readonly expiresAt: string;
  /** In the order of stacks. */
  readonly plans: readonly PlanOfSet[];
}

/** Makes a set of plans, in whatever order they come. Check them with `planSetProblems` first. */
export function makePlanSet(identified: readonly IdentifiedPlan[]): PlanSet {
  const plans = [...identified]
    .sort((a, b) => (a.identity.stack < b.identity.stack ? -1 : 1))
    .map((plan) => ({ ...plan, ...deferral(plan, identified) }));
  const [expiresAt = ''] = plans.map(({ identity }) => identity.expiresAt).sort();
  return { schemaVersion: 1, hash: planSetHash({ plans }), expiresAt, plans };
}

/** SHA-256 over all plans of a set: over each field of each. */
export const planSetHash = ({ plans }: Pick<PlanSet, 'plans'>): string =>
  jsonDigest({ schemaVersion: 1, plans });

/** Outputs that a stack reads, and that other plans of a set change: by stack. Nobody knows which an unplanned one will have. */
export function changingReads(
  { reads }: Pick<IdentifiedPlan, 'reads'>,
  all: readonly IdentifiedPlan[],
): Readonly<Record<string, readonly string[]>> {
  const changing = all
    .map(({ identity: { stack }, outputs, unplanned }) => {
      const read = reads[stack] ?? [];
      return [stack, read.filter((name) => unplanned !== undefined || outputs.includes(name))] as const;
    })
    .filter(([, outputs]) => outputs.length > 0);
  return Object.fromEntries(changing.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function deferral(plan: IdentifiedPlan, all: readonly IdentifiedPlan[]): { readonly deferred?: string } {
  const [first] = Object.entries(changingReads(plan, all));
  if (first === undefined) return {};
  const [stack, outputs] = first;
  return { deferred: `it reads ${outputs.join(', ')} of ${stack}, which this set changes` };
}
