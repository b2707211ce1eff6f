import { didYouMean } from './did-you-mean.js';
import type { Problem } from './input-error.js';
import { isKnown } from './is-known.js';

/** What a synthesis is given may have passed the compiler by a cast: a shape is checked before it is read. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `port is 0`, `scheme is 'extern'`, `logging is left out`. */
export const is = (prop: string, value: unknown): string => `${prop} is ${shown(value)}`;

function shown(value: unknown): string {
  if (value === undefined) return 'left out';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? typeof value);
}

/** A value that is none of the words. */
export function wordProblems(prop: string, value: unknown, known: readonly string[]): Problem[] {
  if (!isKnown(value) || (typeof value === 'string' && known.includes(value))) return [];
  const nearest = typeof value === 'string' ? didYouMean(value, known) : '';
  return [{ what: is(prop, value), fix: `${nearest}use ${known.join(', ')}` }];
}

/** A number that is no whole one, or out of its range. */
export function wholeNumberProblems(prop: string, value: unknown, min: number, max: number): Problem[] {
  if (!isKnown(value)) return [];
  if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return [];
  return [{ what: is(prop, value), fix: `use a whole number from ${min} to ${max}` }];
}

/** A text that does not fit the pattern. */
export function textProblems(prop: string, value: unknown, pattern: RegExp, fix: string): Problem[] {
  if (!isKnown(value) || (typeof value === 'string' && pattern.test(value))) return [];
  return [{ what: is(prop, value), fix }];
}

/** Options that nothing reads: a misspelt one would be ignored in silence. */
export function strangerProblems(prop: string, value: object, known: readonly string[]): Problem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      what: `${prop} has '${key}'`,
      fix: `${didYouMean(key, known)}use ${known.join(', ')}`,
    }));
}
