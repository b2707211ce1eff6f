import type { Attributes } from '@ashlar/graph';
import type { Marks } from '../../diff/marks.js';

/** Every value at a path of names, of every element on the way: `rule.status`. Nothing for `null`. */
export function valuesAt(value: unknown, path: string): unknown[] {
  let found: unknown[] = [value].filter(isThere);
  for (const name of path.split('.'))
    found = found
      .flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]))
      .map((each) => (isObject(each) ? each[name] : undefined))
      .filter(isThere);
  return found.flatMap((each) => (Array.isArray(each) ? (each as unknown[]).flat() : [each])).filter(isThere);
}

/** Whether a value at this path, or what holds it, is known after the apply only. */
export function isUnknownAt(marks: Marks, path: string): boolean {
  let found: unknown[] = [marks];
  for (const name of [...path.split('.')]) {
    found = found.flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]));
    if (found.includes(true)) return true;
    found = found.map((each) => (isObject(each) ? each[name] : undefined)).filter(isThere);
  }
  return found.flat().includes(true);
}

const isThere = (value: unknown) => value !== null && value !== undefined;

export const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Booleans come as texts from some attributes. */
export const isOn = (value: unknown) =>
  ['true', 'enabled', 'active', 'on'].includes(String(value).toLowerCase());
