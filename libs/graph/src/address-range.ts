import { Address4, Address6 } from 'ip-address';

export type Family = 4 | 6;

/** Addresses from the first to the last. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads `10.0.0.0/16`, `::/0` and `203.0.113.7`; undefined for anything else. */
export function parseRange(text: string): AddressRange | undefined {
  const family = Address4.isValid(text) ? 4 : Address6.isValid(text) ? 6 : undefined;
  if (family === undefined) return undefined;
  const address = family === 4 ? new Address4(text) : new Address6(text);
  return { family, first: address.startAddress().bigInt(), last: address.endAddress().bigInt() };
}

export const isWithin = (inner: AddressRange, outer: AddressRange) =>
  inner.family === outer.family && outer.first <= inner.first && inner.last <= outer.last;

export const overlap = (a: AddressRange, b: AddressRange) =>
  a.family === b.family && a.first <= b.last && b.first <= a.last;

/**
 * Ranges that no packet of the internet comes from.
 * asOf: 2026-11. source: RFC 1918, 6598, 3927, 1122, 4193, 4291. refresh: never, they are assigned for good.
 */
export const PRIVATE_RANGES: readonly AddressRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].map((cidr) => parseRange(cidr) as AddressRange);
