import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table/index.js';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group/index.js';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';

export interface ClosedDefaultsProps {
  readonly vpc: Vpc;
  readonly name: string;
}

/**
 * What AWS makes with every VPC, emptied: what is attached to the default security group can't talk, and a
 * subnet that nobody gave a route table reaches the VPC only.
 */
export class ClosedDefaults extends Construct {
  constructor(scope: Construct, id: string, { vpc, name }: ClosedDefaultsProps) {
    super(scope, id);
    const tags = { Name: `${name}-unused` };
    new DefaultSecurityGroup(this, 'security-group', { vpcId: vpc.id, ingress: [], egress: [], tags });
    new DefaultRouteTable(this, 'routes', { defaultRouteTableId: vpc.defaultRouteTableId, route: [], tags });
  }
}
