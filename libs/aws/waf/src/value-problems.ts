import { didYouMean, is, isKnown, isRecord, type Problem } from '@ashlar/core';

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
