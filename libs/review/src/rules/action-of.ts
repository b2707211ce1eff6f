import type { PlannedChange } from '@ashlar/graph';
import type { ReviewAction } from '../review.js';

/**
 * What a reviewer is told that happens; undefined when it is nothing to tell: it stays as it is, or is only read. A mode or an
 * action that a later Terraform brings is told.
 */
export function actionOf({ mode, action, movedFrom, importing }: PlannedChange): ReviewAction | undefined {
  switch (action) {
    case 'no-op':
      return importing !== undefined ? 'import' : movedFrom !== undefined ? 'move' : undefined;
    case 'read':
      return mode === 'managed' ? 'unknown' : undefined;
    case 'open':
      return mode === 'ephemeral' ? undefined : 'unknown';
    default:
      return action;
  }
}
