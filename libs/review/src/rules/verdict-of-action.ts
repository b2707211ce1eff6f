import type { PlannedChange } from '@ashlar/graph';
import type { Verdict } from '../review.js';
import { actionOf } from './action-of.js';

/** What the action alone says of a change, whatever it is of. Rules add to it. */
export function verdictOfAction(change: PlannedChange): Verdict {
  switch (actionOf(change)) {
    case undefined:
      return 'none';
    case 'create':
      return 'safe';
    case 'update':
      return change.movedFrom !== undefined || change.importing !== undefined ? 'review' : 'safe';
    case 'unknown':
      return 'danger';
    default:
      return 'review';
  }
}
