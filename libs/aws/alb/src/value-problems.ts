import { is, type Problem } from '@ashlar/core';

export function switchProblems(prop: string, value: unknown): Problem[] {
  if (value === undefined || typeof value === 'boolean') return [];
  return [{ what: is(prop, value), fix: 'use true or false' }];
}

/** A list with something in it; each of its values is looked at. */
export function listProblems(
  prop: string,
  value: unknown,
  what: string,
  each: (item: unknown, prop: string) => Problem[],
): Problem[] {
  if (!Array.isArray(value)) return [{ what: is(prop, value), fix: `list ${what}` }];
  if (value.length === 0) return [{ what: `${prop} is empty`, fix: `list ${what}, or leave it out` }];
  return value.flatMap((item, index) => each(item, `${prop}[${index}]`));
}

/** A key becomes part of an address in the state. */
export function keyProblems(prop: string, keys: readonly string[]): Problem[] {
  return keys
    .filter((key) => !/^[a-z][a-z0-9-]*$/.test(key))
    .map((key) => ({
      what: `${prop} has the key '${key}'`,
      fix: 'use lower-case letters, digits and hyphens, a letter first',
    }));
}
