import type { Attributes } from '@ashlar/graph';
import type { Marks } from '../../diff/marks.js';

/** Every value at a path of names, of every element on the way: `rule.status`. Nothing for `null`. */
export function valuesAt(value: unknown, path: string): unknown[] {
  let found: readonly unknown[] = [value];
  for (const name of namesIn(path)) {
    found = inside(found, name);
    if (found.length === 0) return [];
  }
  return elementsOf(found).flat().filter(isThere);
}

/** Whether a value at this path, or what holds it, is known after the apply only. */
export function isUnknownAt(marks: Marks, path: string): boolean {
  let found: readonly unknown[] = [marks];
  for (const name of namesIn(path)) {
    if (elementsOf(found).includes(true)) return true;
    found = inside(found, name);
    if (found.length === 0) return false;
  }
  return found.flat().includes(true);
}

const known = new Map<string, readonly string[]>();

/** The same few paths are asked for of every change. */
function namesIn(path: string): readonly string[] {
  const names = known.get(path) ?? path.split('.');
  known.set(path, names);
  return names;
}

/** What stands under a name, in each of these and in each element of those that are lists. */
function inside(values: readonly unknown[], name: string): unknown[] {
  const found: unknown[] = [];
  for (const value of elementsOf(values)) {
    const child = isObject(value) ? value[name] : undefined;
    if (isThere(child)) found.push(child);
  }
  return found;
}

const elementsOf = (values: readonly unknown[]) => (values.some(Array.isArray) ? values.flat() : values);

const isThere = (value: unknown) => value !== null && value !== undefined;

export const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Booleans come as texts from some attributes. */
export const isOn = (value: unknown) =>
  ['true', 'enabled', 'active', 'on'].includes(String(value).toLowerCase());
