import schema from '../../../schema/review-1.schema.json';
import type { Schema } from './in-order-of.js';

/** What `reviewJson` writes: JSON Schema 2020-12. */
export const reviewSchema = schema as Schema & { readonly $id: string };
