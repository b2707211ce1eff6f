import type { Problem } from '../input/input-error.js';
import { contains, type IpRange, networkOf, overlaps, parseIpRange } from './ip-range.js';

/** AWS's limits for a VPC and for a subnet alike (VPC user guide, VPC CIDR blocks). */
export const LARGEST_PREFIX = 16;
export const SMALLEST_PREFIX = 28;

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(known);

const RESERVED = [
  // Docker's default bridge; AWS names it among the ranges to avoid (VPC user guide, VPC CIDR blocks).
  { range: known('172.17.0.0/16'), owner: "Docker's default bridge, which SageMaker and Cloud9 use" },
];

/** What keeps a text from being the range of a VPC or a subnet, in the words of the prop. */
export function rangeProblems(prop: string, cidr: string): Problem[] {
  const range = parseIpRange(cidr);
  if (range === undefined) {
    const meant = networkOf(cidr);
    return [
      meant === undefined
        ? { what: `${prop} is '${cidr}', which is no IPv4 range`, fix: "use CIDR notation: '10.0.0.0/16'" }
        : { what: `${prop} is '${cidr}', an address inside of ${meant}`, fix: `use '${meant}'` },
    ];
  }
  if (range.prefix < LARGEST_PREFIX || range.prefix > SMALLEST_PREFIX) {
    return [
      {
        what: `${prop} is '${cidr}'; AWS takes /${LARGEST_PREFIX} (largest) to /${SMALLEST_PREFIX} (smallest)`,
        fix: `use a prefix from ${LARGEST_PREFIX} to ${SMALLEST_PREFIX}`,
      },
    ];
  }
  return [];
}

/** A VPC's range must be private, so that no public address on the internet is shadowed, and free of known users. */
export function vpcRangeProblems(prop: string, cidr: string): Problem[] {
  const problems = rangeProblems(prop, cidr);
  const range = parseIpRange(cidr);
  if (problems.length > 0 || range === undefined) return problems;
  if (!PRIVATE.some((outer) => contains(outer, range))) {
    const fix = `use a range inside of ${PRIVATE.map((outer) => outer.cidr).join(', ')}`;
    return [{ what: `${prop} is '${cidr}', which is no private range`, fix }];
  }
  return RESERVED.filter((reserved) => overlaps(reserved.range, range)).map(({ range, owner }) => ({
    what: `${prop} is '${cidr}', which overlaps ${range.cidr} (${owner})`,
    fix: "use another range, for instance in '10.0.0.0/8'",
  }));
}

function known(cidr: string): IpRange {
  const range = parseIpRange(cidr);
  if (range === undefined) throw new Error(`${cidr} is no IPv4 range`);
  return range;
}
