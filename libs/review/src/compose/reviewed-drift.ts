import type { PlannedChange } from '@ashlar/graph';
import { isClock } from '../diff/in-reading-order.js';
import { marksKey } from '../diff/marks.js';
import { saysTheSame } from '../diff/says-the-same.js';
import type { ReviewedChange } from '../review.js';
import { actionOf } from '../rules/action-of.js';
import { isObject } from '../rules/reading/values-at.js';
import { mirroredAttributes } from './mirrored-attributes.js';
import { reviewedChange } from './reviewed-change.js';
import type { ShownTexts } from './shown-texts.js';

/**
 * What was changed outside of Terraform. After an apply, the provider reads back as empty what the state has as absent, and in
 * one resource what another one sets: nobody did that.
 */
export const driftIn = (
  drift: readonly PlannedChange[],
  changes: readonly PlannedChange[],
): PlannedChange[] => {
  const read = drift.map((change) => withoutMirrored(change, changes));
  return read.filter((change) => actionOf(change) !== undefined && !isReadDifferently(change));
};

const isReadDifferently = ({ action, before, after, beforeSensitive, afterSensitive }: PlannedChange) =>
  action === 'update' && saysTheSame(before, after) && marksKey(beforeSensitive) === marksKey(afterSensitive);

function withoutMirrored(change: PlannedChange, changes: readonly PlannedChange[]): PlannedChange {
  const mirrored = change.action === 'update' ? mirroredAttributes(change, changes) : new Set<string>();
  if (mirrored.size === 0 || !isObject(change.before) || !isObject(change.after)) return change;
  const own = (values: object) => Object.entries(values).filter(([name]) => !mirrored.has(name));
  return {
    ...change,
    before: Object.fromEntries(own(change.before)),
    after: Object.fromEntries(own(change.after)),
  };
}

/** Drift as people may see it. What AWS itself changes all the time is listed, and asks for no look. */
export function reviewedDrift(
  change: PlannedChange,
  texts: ShownTexts,
  path: string | undefined,
): ReviewedChange {
  const shown = reviewedChange(change, 'review', texts, path);
  const isNoise = shown.attributes.length > 0 && shown.attributes.every(isClock);
  const because =
    change.action === 'delete'
      ? 'it was deleted outside of Terraform'
      : 'it was changed outside of Terraform';
  return { ...shown, because, ...(isNoise ? { verdict: 'none' as const } : {}) };
}
