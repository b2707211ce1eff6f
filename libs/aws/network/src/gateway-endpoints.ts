import { ProjectStack } from '@ashlar/core';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { VpcEndpointRouteTableAssociation } from '@cdktf/provider-aws/lib/vpc-endpoint-route-table-association/index.js';
import { Construct } from 'constructs';
import type { GatewayService } from './network-props.js';
import type { TierSubnet } from './tier-subnet.js';

export interface GatewayEndpointsProps {
  readonly vpcId: string;
  readonly services: readonly GatewayService[];
  readonly subnets: readonly TierSubnet[];
  /** Names a part of the network in its Name tag. */
  readonly nameOf: (part: string) => string;
}

/** Routes to S3 and DynamoDB that cost nothing and need no NAT gateway. */
export class GatewayEndpoints extends Construct {
  constructor(scope: Construct, id: string, { vpcId, services, subnets, nameOf }: GatewayEndpointsProps) {
    super(scope, id);
    const { environment } = ProjectStack.of(this);
    for (const service of services) {
      const endpoint = new VpcEndpoint(this, service, {
        vpcId,
        serviceName: `com.amazonaws.${environment.region}.${service}`,
        vpcEndpointType: 'Gateway',
        tags: { Name: nameOf(service) },
      });
      for (const { tier, zone, routeTableId } of subnets) {
        // One by one: a list on the endpoint would change whenever a zone is added.
        new VpcEndpointRouteTableAssociation(this, `${service}-${tier}-${zone}`, {
          vpcEndpointId: endpoint.id,
          routeTableId,
        });
      }
    }
  }
}
