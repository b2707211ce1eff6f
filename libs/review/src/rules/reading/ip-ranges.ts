import { Address4, Address6 } from 'ip-address';

/** Ranges of one family that together hold so much of the internet that it makes no difference. */
export interface OpenRanges {
  readonly family: 4 | 6;
  /** In order, none touches another. */
  readonly ranges: readonly Span[];
}

interface Span {
  readonly first: bigint;
  readonly last: bigint;
}

interface AddressRange extends Span {
  readonly family: 4 | 6;
}

/** Addresses that are more than anybody has to let in: a /9, and in IPv6 a /16. */
const MOST: Readonly<Record<4 | 6, bigint>> = { 4: 1n << 23n, 6: 1n << 112n };

/** What of these ranges is open to the internet, by families. Private ranges are none of it. */
export function openRanges(sources: readonly unknown[]): OpenRanges[] {
  const ranges = sources.flatMap((source) => publicRange(source) ?? []);
  if (ranges.length === 0) return [];
  return ([4, 6] as const).flatMap((family) => {
    const merged = mergedOf(ranges.filter((range) => range.family === family));
    const held = merged.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
    return held >= MOST[family] ? [{ family, ranges: merged }] : [];
  });
}

/** Whether these ranges together are all of the internet, or as good as that. */
export const isWholeInternet = (sources: readonly unknown[]): boolean => openRanges(sources).length > 0;

export const coversRanges = (outer: OpenRanges, inner: OpenRanges): boolean =>
  outer.family === inner.family &&
  inner.ranges.every(({ first, last }) =>
    outer.ranges.some((range) => range.first <= first && last <= range.last),
  );

function mergedOf(ranges: readonly AddressRange[]): Span[] {
  const merged: { first: bigint; last: bigint }[] = [];
  for (const { first, last } of [...ranges].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const previous = merged.at(-1);
    if (previous === undefined || first > previous.last + 1n) merged.push({ first, last });
    else if (last > previous.last) previous.last = last;
  }
  return merged;
}

/** Reading a range is slow, and the same few stand in most rules. */
const known = new Map<string, AddressRange | undefined>();

function publicRange(source: unknown): AddressRange | undefined {
  if (typeof source !== 'string' || !source.includes('/')) return undefined;
  if (!known.has(source)) {
    const range = rangeOf(source);
    known.set(source, range !== undefined && PRIVATE.some((own) => holds(own, range)) ? undefined : range);
  }
  return known.get(source);
}

function rangeOf(text: string): AddressRange | undefined {
  const family = Address4.isValid(text) ? 4 : Address6.isValid(text) ? 6 : undefined;
  if (family === undefined) return undefined;
  const address = family === 4 ? new Address4(text) : new Address6(text);
  return { family, first: address.startAddress().bigInt(), last: address.endAddress().bigInt() };
}

const holds = (outer: AddressRange, { family, first, last }: AddressRange) =>
  outer.family === family && outer.first <= first && last <= outer.last;

/**
 * Ranges that no packet of the internet comes from.
 * asOf: 2026-11. source: RFC 1918, 6598, 3927, 1122, 4193, 4291. refresh: never, they are assigned for good.
 */
const PRIVATE = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16', '127.0.0.0/8'],
  ...['fc00::/7', 'fe80::/10', 'fec0::/10', '::1/128'],
].flatMap((cidr) => rangeOf(cidr) ?? []);
