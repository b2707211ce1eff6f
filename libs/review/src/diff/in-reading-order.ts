import type { AttributeChange } from '../review.js';

/**
 * What AWS itself changes from one reading to the next, with nobody doing anything.
 * asOf: 2026-11. source: computed attributes in the schema of hashicorp/aws 5.100. refresh: with the provider.
 */
const CLOCKS = new Set([
  ...['last_accessed_date', 'last_accessed_time', 'last_changed_date', 'last_modified', 'last_modified_date'],
  ...['last_modified_time', 'last_updated', 'last_updated_date', 'last_updated_time', 'last_used_date'],
  ...['latest_restorable_time', 'modified_date', 'status_last_changed_time', 'updated_at'],
]);

/** Whether it differs at every reading, and therefore tells nothing. */
export const isClock = ({ path }: Pick<AttributeChange, 'path'>): boolean => CLOCKS.has(path);

/** Whether a reader sees the same elsewhere: all tags are the tags and those of the provider. */
const isRepeated = ({ path }: Pick<AttributeChange, 'path'>) => path.startsWith('tags_all');

/** What forces a replacement, what changes, what is known after the apply, and what tells nothing new; each in its order. */
export function inReadingOrder(changes: readonly AttributeChange[]): AttributeChange[] {
  const ranks: AttributeChange[][] = [[], [], [], []];
  for (const change of changes) ranks[rankOf(change)]?.push(change);
  return ranks.flat();
}

function rankOf(change: AttributeChange): number {
  if (change.forces) return 0;
  if (isClock(change) || isRepeated(change)) return 3;
  return change.after?.kind === 'known after apply' ? 2 : 1;
}
