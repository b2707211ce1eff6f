import type { Mask } from '../masking/mask.js';
import type { Review } from '../review.js';
import { findingsInOrder, policyInOrder } from './in-order-of-danger.js';
import { outputReaders } from './output-readers.js';
import type { ReviewInput } from './review-input.js';
import { reviewStack } from './review-stack.js';
import { ShownTexts } from './shown-texts.js';
import { stacksInOrder } from './stacks-in-order.js';
import { verdictOfReview } from './verdict-of-review.js';

/** A review of plans, by a mask that was made for them. */
export function composeReview(input: ReviewInput, mask: Mask): Review {
  const texts = new ShownTexts(mask, input.values);
  const { change, planSet, rehearsal } = input;
  const readers = outputReaders(input.stacks);
  const stacks = stacksInOrder(input.stacks, input.order).map((stack) =>
    reviewStack(stack, texts, (output) => readers(stack.name, output)),
  );
  const findings = findingsInOrder((input.findings ?? []).map((finding) => texts.finding(finding)));
  const policy = policyInOrder((input.policy ?? []).map((finding) => texts.policy(finding)));
  return {
    schemaVersion: 1,
    verdict: verdictOfReview({ stacks, findings, policy }),
    values: input.values,
    ...(change === undefined ? {} : { change }),
    ...(planSet === undefined ? {} : { planSet }),
    stacks,
    findings,
    policy,
    ...(rehearsal === undefined ? {} : { rehearsal }),
  };
}
