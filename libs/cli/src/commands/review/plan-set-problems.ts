import type { Problem } from '@ashlar/core';
import type { PlanSet, Review } from '@ashlar/review';

type CountedPlans = { readonly plans: readonly Pick<PlanSet['plans'][number], 'identity' | 'counts'>[] };

/** Why a review can't speak for a plan set: its foot would say how to apply what nobody has read. */
export function planSetMismatches({ plans }: CountedPlans, { stacks }: Pick<Review, 'stacks'>): Problem[] {
  const fix = 'review the plans of this set, or leave --plan-set out';
  const reviewed = new Map(stacks.map((stack) => [stack.name, stack]));
  const inSet = new Set(plans.map(({ identity }) => identity.stack));
  const unread = plans.filter(({ identity }) => !reviewed.has(identity.stack));
  const other = plans.filter(({ identity, counts }) => {
    const { counts: seen } = reviewed.get(identity.stack) ?? {};
    if (seen === undefined) return false;
    const pairs = [
      ...[[counts.create, seen.create] as const, [counts.update, seen.update] as const],
      ...[[counts.replace, seen.replace] as const, [counts.destroy, seen.delete] as const],
    ];
    return pairs.some(([one, another]) => one !== another);
  });
  const strangers = stacks.filter(({ name, status }) => status === 'planned' && !inSet.has(name));
  return [
    ...unread.map(({ identity }) => ({
      what: `${identity.stack} is in the plan set, and not in the review`,
      fix,
    })),
    ...other.map(({ identity }) => ({
      what: `the set's plan of ${identity.stack} is another than the reviewed one`,
      fix,
    })),
    ...strangers.map(({ name }) => ({ what: `${name} is reviewed, and not in the plan set`, fix })),
  ];
}
