import { Address4 } from 'ip-address';

/** An IPv4 range in CIDR notation, with its first and last address as numbers. */
export interface IpRange {
  readonly cidr: string;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
}

const IPV4_BITS = 32;

/**
 * Reads `10.0.0.0/16`. Undefined when it is no range, or not written as AWS will write it: with bits set behind
 * the prefix (`10.0.0.1/16`) or a zero before it (`/08`).
 */
export function parseIpRange(cidr: string): IpRange | undefined {
  if (networkOf(cidr) !== cidr) return undefined;
  const address = new Address4(cidr);
  const [first, last] = [address.startAddress().bigInt(), address.endAddress().bigInt()];
  return { cidr, prefix: address.subnetMask, first, last };
}

export const contains = (outer: IpRange, inner: IpRange) =>
  outer.first <= inner.first && inner.last <= outer.last;

export const overlaps = (a: IpRange, b: IpRange) => a.first <= b.last && b.first <= a.last;

/** The range that a text was probably meant to be: `10.0.0.1/16` → `10.0.0.0/16`. */
export function networkOf(cidr: string): string | undefined {
  if (!/\/\d+$/.test(cidr) || !Address4.isValid(cidr)) return undefined;
  const address = new Address4(cidr);
  return `${address.startAddress().correctForm()}/${address.subnetMask}`;
}

/** How many ranges of this prefix fit into the range; 0 when the prefix is larger than the range itself. */
export const partsOf = (range: IpRange, prefix: number) =>
  prefix < range.prefix ? 0 : 2 ** (prefix - range.prefix);

/** The part with this index, counted from 0: part 1 of `10.0.0.0/16` at /24 is `10.0.1.0/24`. */
export function partOf(range: IpRange, prefix: number, index: number): IpRange {
  const size = 1n << BigInt(IPV4_BITS - prefix);
  const first = range.first + BigInt(index) * size;
  const cidr = `${Address4.fromBigInt(first).correctForm()}/${prefix}`;
  return { cidr, prefix, first, last: first + size - 1n };
}

/** Addresses that AWS leaves in a subnet: it keeps the first four and the last (VPC user guide, subnet sizing). */
export const usableAddresses = (prefix: number) => 2 ** (IPV4_BITS - prefix) - 5;
