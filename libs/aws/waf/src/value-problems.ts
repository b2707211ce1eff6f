import { didYouMean, isKnown, type Problem } from '@ashlar/core';

/** What a synthesis is given may have passed the compiler by a cast: a shape is checked before it is read. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const is = (prop: string, value: unknown): string => `${prop} is ${shown(value)}`;

function shown(value: unknown): string {
  if (value === undefined) return 'left out';
  return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? typeof value);
}

/** A value that is none of the words. */
export function wordProblems(prop: string, value: unknown, known: readonly string[]): Problem[] {
  if (!isKnown(value) || (typeof value === 'string' && known.includes(value))) return [];
  const nearest = typeof value === 'string' ? didYouMean(value, known) : '';
  return [{ what: is(prop, value), fix: `${nearest}use ${known.join(', ')}` }];
}

export function wholeNumberProblems(prop: string, value: unknown, min: number, max: number): Problem[] {
  if (!isKnown(value)) return [];
  if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return [];
  return [{ what: is(prop, value), fix: `use a whole number from ${min} to ${max}` }];
}

export function textProblems(prop: string, value: unknown, pattern: RegExp, fix: string): Problem[] {
  if (!isKnown(value) || (typeof value === 'string' && pattern.test(value))) return [];
  return [{ what: is(prop, value), fix }];
}

/** A list of the wrong length or kind; each of its values is looked at when it is a list. */
export function listProblems(
  prop: string,
  value: unknown,
  { min, max, what }: { readonly min: number; readonly max: number; readonly what: string },
  each: (item: unknown, prop: string) => Problem[],
): Problem[] {
  if (!isKnown(value)) return [];
  if (!Array.isArray(value)) return [{ what: is(prop, value), fix: `list ${what}` }];
  const found = value.flatMap((item, index) => each(item, `${prop}[${index}]`));
  if (value.length >= min && value.length <= max) return found;
  const count = max === Infinity ? `${min} or more` : `${min} to ${max.toLocaleString('en-US')}`;
  const size = value.length.toLocaleString('en-US');
  return [{ what: `${prop} has ${size} entries`, fix: `list ${count} ${what}` }, ...found];
}

/** The only key of an object of which AWS takes exactly one of the known. */
export function onlyKey(
  prop: string,
  value: unknown,
  known: readonly string[],
): { readonly key?: string; readonly problems: readonly Problem[] } {
  if (!isRecord(value)) {
    return { problems: [{ what: is(prop, value), fix: `use an object with one of ${known.join(', ')}` }] };
  }
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  const stranger = keys.find((key) => !known.includes(key));
  if (stranger !== undefined) {
    const fix = `${didYouMean(stranger, known)}use one of ${known.join(', ')}`;
    return { problems: [{ what: `${prop} has '${stranger}'`, fix }] };
  }
  if (keys.length === 1) return { key: keys[0], problems: [] };
  const what = `${prop} has ${keys.length === 0 ? 'nothing in it' : keys.join(' and ')}`;
  return { problems: [{ what, fix: `use one of ${known.join(', ')}` }] };
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
