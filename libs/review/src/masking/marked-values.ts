import type { SecretCollection } from './secret-collection.js';

/** Collects what Terraform marks within a value: `true` for all of it, or a tree with `true` at what is meant. */
export function collectMarked(value: unknown, marks: unknown, into: SecretCollection): void {
  if (typeof value !== 'object' || value === null) {
    if (marks === true) into.add(value, 'marked');
  } else if (marks === true) collectWithin(value, into);
  else if (typeof marks === 'object' && marks !== null)
    for (const [key, mark] of Object.entries(marks))
      if (Object.hasOwn(value, key))
        collectMarked((value as Readonly<Record<string, unknown>>)[key], mark, into);
}

/** A map is marked as a whole when one of its keys is sensitive. Keys that read like names of attributes are such. */
function collectWithin(value: unknown, into: SecretCollection): void {
  if (typeof value !== 'object' || value === null) return into.add(value, 'within');
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value) && !/^[a-z]+\d?(_[a-z]+\d?)*$/i.test(key)) into.add(key, 'within');
    collectWithin(child, into);
  }
}
