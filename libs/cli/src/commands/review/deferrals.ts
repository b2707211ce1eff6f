import { readPlan, type StackJson } from '@ashlar/graph';
import { deferredStacks } from '@ashlar/review';
import type { ReviewedPlan } from './composed.js';

/** Stacks whose plans are not the last word, or could not be made yet, with the reason. */
export function deferrals(
  plans: readonly ReviewedPlan[],
  head: readonly StackJson[],
): ReadonlyMap<string, string> {
  const byStack = new Map(plans.map((one) => [one.stack, one]));
  const planned = head.map(({ name, json }) => {
    const plan = byStack.get(name)?.plan;
    return { name, json, ...(plan === undefined ? {} : { plan: readPlan(plan) }) };
  });
  return new Map(
    deferredStacks(planned)
      .filter(({ stack }) => byStack.has(stack))
      .map(({ stack, because }) => [stack, because]),
  );
}
