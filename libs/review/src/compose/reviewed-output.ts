import type { PlannedOutput } from '@ashlar/graph';
import { isNothing } from '../diff/is-equal.js';
import { isMarked } from '../diff/marks.js';
import { shownDifference } from '../diff/shown-difference.js';
import type { Mask } from '../masking/mask.js';
import type { ReviewAction, ReviewedOutput, ShownValue } from '../review.js';

/** An output as people may see it; undefined when it stays as it is. */
export function reviewedOutput(
  output: PlannedOutput,
  mask: Mask,
  readers: readonly string[],
): ReviewedOutput | undefined {
  const { name, before, after, afterUnknown, beforeSensitive, afterSensitive } = output;
  const isSensitive = [beforeSensitive, afterSensitive].some(isMarked);
  const action = actionOf(output);
  if (action === undefined) return undefined;
  const shown = (value: unknown): ShownValue | undefined =>
    isNothing(value) ? undefined : mask.value(value, { names: [name], sensitive: isSensitive });
  const seen = shownDifference(
    shown(before),
    isMarked(afterUnknown) ? { kind: 'known after apply' } : shown(after),
  );
  return { name, action, sensitive: isSensitive, ...seen, readers };
}

function actionOf({ action }: PlannedOutput): ReviewAction | undefined {
  if (action === 'no-op') return undefined;
  return action === 'create' || action === 'delete' || action === 'update' ? action : 'unknown';
}
