import type { Problem } from '../input/input-error.js';
import { type IpRange, overlaps } from './ip-range.js';

interface Vpc {
  readonly range: IpRange;
  /** The construct that owns the range. */
  readonly owner: string;
  /** Whether it will never be joined to another VPC, so that its addresses may repeat. */
  readonly unconnected: boolean;
}

/** Every VPC of one synthesis: ranges that overlap can never be peered, so they are refused in time. */
export class VpcLedger {
  private readonly vpcs: Vpc[] = [];

  claim(vpc: Vpc): Problem[] {
    const others = this.vpcs.filter((other) => overlaps(other.range, vpc.range));
    this.vpcs.push(vpc);
    return others
      .filter((other) => !other.unconnected && !vpc.unconnected)
      .map((other) => ({
        what: `cidr ${vpc.range.cidr} overlaps ${other.range.cidr} of ${other.owner}`,
        fix: 'use a range of its own, or declare `unconnected: true` if the two will never be joined',
      }));
  }
}
