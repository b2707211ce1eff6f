import type { Problem } from './input-error.js';
import { is, isRecord, strangerProblems } from './value-problems.js';

type Fields = Readonly<Record<string, unknown>>;

/** Looks into a record when it is one. With `known`, it has none but those fields. */
export function recordProblems(
  prop: string,
  value: unknown,
  known: readonly string[] | undefined,
  look: (fields: Fields) => Problem[],
): Problem[] {
  if (!isRecord(value)) {
    return [{ what: is(prop, value), fix: known ? `give ${known.join(', ')}` : 'describe it' }];
  }
  return [...(known ? strangerProblems(prop, value, known) : []), ...look(value)];
}

/** Looks at each entry of a record whose keys are anybody's. */
export function entryProblems(
  prop: string,
  value: unknown,
  look: (prop: string, item: unknown) => Problem[],
): Problem[] {
  if (!isRecord(value)) return [{ what: is(prop, value), fix: 'give it by key: { everything: … }' }];
  return Object.entries(value).flatMap(([key, item]) => look(`${prop}.${key}`, item));
}
