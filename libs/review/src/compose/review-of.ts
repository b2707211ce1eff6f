import type { Plan, PlanJson } from '@ashlar/graph';
import { maskFor } from '../masking/mask-for.js';
import type { Review } from '../review.js';
import { composeReview } from './compose-review.js';
import type { ReviewInput } from './review-input.js';

/**
 * A review of the plans of a change: a verdict, the dangers, and every change with its cause. One mask is made for all plans,
 * so that what is a secret in one stack is hidden in all. The same input in another order gives the same review.
 */
export function reviewOf(input: ReviewInput): Review {
  const { stacks, values, patterns = [] } = input;
  const plans = stacks.flatMap(({ plan }) => (plan === undefined ? [] : [jsonOf(plan)]));
  return composeReview(input, maskFor(plans, { values, patterns }));
}

const jsonOf = (plan: Plan | PlanJson): PlanJson => ('json' in plan ? plan.json : plan);
