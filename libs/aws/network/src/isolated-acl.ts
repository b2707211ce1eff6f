import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl/index.js';
import { NetworkAclAssociation } from '@cdktf/provider-aws/lib/network-acl-association/index.js';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule/index.js';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';
import type { TierSubnet } from './tier-subnet.js';

export interface IsolatedAclProps {
  readonly vpc: Vpc;
  readonly subnets: readonly TierSubnet[];
  readonly name: string;
  readonly ipv6: boolean;
}

/** Rule numbers are addresses: chosen once. */
const IPV4_RULE = 100;
const IPV6_RULE = 110;

/**
 * A second lock on an isolated tier: whatever a route table or a security group says one day, packets pass
 * between the tier and the VPC's own addresses only.
 */
export class IsolatedAcl extends Construct {
  constructor(scope: Construct, id: string, { vpc, subnets, name, ipv6 }: IsolatedAclProps) {
    super(scope, id);
    const acl = new NetworkAcl(this, 'acl', { vpcId: vpc.id, tags: { Name: name } });
    for (const direction of ['ingress', 'egress'] as const) {
      const rule = {
        networkAclId: acl.id,
        egress: direction === 'egress',
        protocol: '-1',
        ruleAction: 'allow',
      };
      new NetworkAclRule(this, direction, { ...rule, ruleNumber: IPV4_RULE, cidrBlock: vpc.cidrBlock });
      if (ipv6) {
        const range = { ruleNumber: IPV6_RULE, ipv6CidrBlock: vpc.ipv6CidrBlock };
        new NetworkAclRule(this, `${direction}-ipv6`, { ...rule, ...range });
      }
    }
    for (const { zone, subnetId } of subnets) {
      new NetworkAclAssociation(this, zone, { networkAclId: acl.id, subnetId });
    }
  }
}
