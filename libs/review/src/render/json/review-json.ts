import type { Review } from '../../review.js';
import { inOrderOf } from './in-order-of.js';
import { reviewSchema } from './review-schema.js';

/**
 * The review for programs, as `libs/review/schema/review-1.schema.json` describes it: fields in the order of the schema, two spaces,
 * a line break at the end. What the schema doesn't name isn't written.
 */
export const reviewJson = (review: Review): string =>
  `${JSON.stringify(inOrderOf(reviewSchema, review), null, 2)}\n`;
