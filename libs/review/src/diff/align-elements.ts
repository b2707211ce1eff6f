import type { Attributes } from '@ashlar/graph';
import { fingerprint } from './fingerprint.js';

/** An element of a list, and a text that is the same for elements between which there is no difference to show. */
export interface Element {
  readonly value: unknown;
  readonly key: string;
}

/** What became of an element of a list or set: places before and after. One of them is absent for what came or went. */
export interface Aligned {
  readonly before?: number;
  readonly after?: number;
}

/**
 * Elements that differ between two lists, by the smallest number of differences: what is in both is left out wherever it
 * stands, because the JSON doesn't say which list is a set; the rest is paired by likeness. A list that only changed its order
 * is compared place by place.
 */
export function alignElements(before: readonly Element[], after: readonly Element[]): Aligned[] {
  const { gone, fresh } = differing(before, after);
  if (gone.length === 0 && fresh.length === 0) return placeByPlace(before, after);
  const pairs = paired(gone, fresh, before, after);
  const [left, right] = [new Set(pairs.map(([at]) => at)), new Set(pairs.map(([, at]) => at))];
  return [
    ...pairs.map(([from, to]) => ({ before: from, after: to })),
    ...gone.filter((at) => !left.has(at)).map((at) => ({ before: at })),
    ...fresh.filter((at) => !right.has(at)).map((at) => ({ after: at })),
  ];
}

/** Places of what has no equal on the other side. */
function differing(before: readonly Element[], after: readonly Element[]) {
  const places = new Map<string, number[]>();
  before.forEach(({ key }, at) => {
    const same = places.get(key);
    if (same === undefined) places.set(key, [at]);
    else same.push(at);
  });
  const fresh = after.flatMap(({ key }, at) => (places.get(key)?.pop() === undefined ? [at] : []));
  return { gone: [...places.values()].flat().sort((a, b) => a - b), fresh };
}

const placeByPlace = (before: readonly Element[], after: readonly Element[]): Aligned[] =>
  before.flatMap(({ key }, at) => (key === after[at]?.key ? [] : [{ before: at, after: at }]));

/** Beyond it, likeness would cost more than it tells. */
const MOST_COMPARISONS = 2500;

type Pair = readonly [before: number, after: number];

/** The most alike first; what has nothing in common is paired in the order of places. */
function paired(
  gone: readonly number[],
  fresh: readonly number[],
  before: readonly Element[],
  after: readonly Element[],
): Pair[] {
  const isSmall = gone.length * fresh.length <= MOST_COMPARISONS;
  const candidates = !isSmall
    ? []
    : gone
        .flatMap((from) =>
          fresh.map((to) => ({ from, to, likeness: likenessOf(before[from]?.value, after[to]?.value) })),
        )
        .filter(({ likeness }) => likeness > 0)
        .sort((a, b) => b.likeness - a.likeness || a.from - b.from || a.to - b.to);
  const [from, to] = [new Set(gone), new Set(fresh)];
  const pairs: Pair[] = [];
  for (const candidate of candidates) {
    if (!from.has(candidate.from) || !to.has(candidate.to)) continue;
    from.delete(candidate.from);
    to.delete(candidate.to);
    pairs.push([candidate.from, candidate.to]);
  }
  const rest = [...to];
  [...from].forEach((at, index) => {
    const other = rest[index];
    if (other !== undefined) pairs.push([at, other]);
  });
  return pairs.sort(([a], [b]) => a - b);
}

/** How many keys have equal values; a name or an id counts for more than all others. */
function likenessOf(one: unknown, other: unknown): number {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return 0;
  const [left, right] = [one as Attributes, other as Attributes];
  return Object.keys(left).reduce(
    (sum, key) =>
      fingerprint(left[key]) === fingerprint(right[key]) && left[key] !== null
        ? sum + (NAMES.has(key) ? 100 : 1)
        : sum,
    0,
  );
}

/** What tells elements of a list apart in AWS's own formats. */
const NAMES = new Set(['name', 'Name', 'Sid', 'sid', 'id', 'Id', 'ID', 'key', 'Key', 'rule_id', 'priority']);

/** In the order of the places at which they are shown: those of the longer side, so that no two have the same. */
export function inPlaces(aligned: readonly Aligned[]): (Aligned & { readonly shown: number })[] {
  const ofAfter = aligned.some(({ before }) => before === undefined);
  return aligned
    .map((each) => ({ ...each, shown: (ofAfter ? each.after : each.before) ?? each.after ?? 0 }))
    .sort((a, b) => a.shown - b.shown);
}
