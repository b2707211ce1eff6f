import { contains, covers, isKnown, parseIpRange } from '@ashlar/core';
import type { ListenerRule, QueryParameter } from './listener-rule.js';

/** One condition: what it looks at, and the values of which one has to fit. */
interface Condition {
  /** `paths`, or `headers accept`. */
  readonly field: string;
  readonly values: readonly string[];
}

/** A part of a rule in which each condition has one value. A rule is the sum of its parts. */
type Part = ReadonlyMap<string, string>;

/**
 * Those of the earlier rules that take every request of a rule, so that it never gets one. Undefined when it gets
 * some, or when that isn't certain.
 */
export function takenBy<T extends ListenerRule>(rule: ListenerRule, earlier: readonly T[]): T[] | undefined {
  const takers = new Set<T>();
  for (const part of partsOf(rule)) {
    const taker = earlier.find((other) => conditionsOf(other).every((condition) => isMet(condition, part)));
    if (taker === undefined) return undefined;
    takers.add(taker);
  }
  return [...takers];
}

function partsOf(rule: ListenerRule): Part[] {
  return conditionsOf(rule).reduce<Part[]>(
    (parts, { field, values }) =>
      parts.flatMap((part) => values.map((value) => new Map([...part, [field, value]]))),
    [new Map()],
  );
}

function conditionsOf({ hosts, paths, methods, headers = {}, query, sourceIps }: ListenerRule): Condition[] {
  return [
    ...condition('hosts', hosts?.map(lower)),
    ...condition('paths', paths),
    ...condition('methods', methods),
    ...Object.entries(headers).flatMap(([name, values]) =>
      condition(`headers ${lower(name)}`, values.map(lower)),
    ),
    ...condition('query', query?.map(queryText)),
    ...condition('sourceIps', sourceIps?.map(lower)),
  ];
}

const condition = (field: string, values: readonly string[] | undefined): Condition[] =>
  values === undefined ? [] : [{ field, values }];

const lower = (text: string) => text.toLowerCase();

/** A line feed stands in no key. */
const queryText = ({ key = '', value }: QueryParameter) => lower(`${key}\n${value}`);

function isMet({ field, values }: Condition, part: Part): boolean {
  // Every path starts with a slash.
  if (field === 'paths' && values.some((value) => value === '/*' || value === '*')) return true;
  const narrow = part.get(field);
  return narrow !== undefined && values.some((wide) => takes(field, wide, narrow));
}

function takes(field: string, wide: string, narrow: string): boolean {
  if (!isKnown(wide) || !isKnown(narrow)) return false;
  if (field === 'methods') return wide === narrow;
  if (field === 'sourceIps') return takesRange(wide, narrow);
  if (field === 'query') return takesParameter(wide, narrow);
  return covers(wide, narrow);
}

function takesRange(wide: string, narrow: string): boolean {
  const [outer, inner] = [parseIpRange(wide), parseIpRange(narrow)];
  return outer && inner ? contains(outer, inner) : wide === narrow;
}

function takesParameter(wide: string, narrow: string): boolean {
  // A backslash takes its meaning from the wildcard behind it.
  if (wide.includes('\\') || narrow.includes('\\')) return wide === narrow;
  const [wideKey = '', wideValue = ''] = wide.split('\n');
  const [key = '', value = ''] = narrow.split('\n');
  return wideKey === key && covers(wideValue, value);
}
