import type { Attributes } from '@ashlar/graph';
import { isNothing } from './is-equal.js';

/** A text that is the same for values that `isEqual` calls the same, and for no others. */
export function fingerprint(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprint).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value as Attributes).filter(([, child]) => !isNothing(child));
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, child]) => `${JSON.stringify(key)}:${fingerprint(child)}`).join()}}`;
}
