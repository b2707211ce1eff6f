import { ProjectStack } from '@ashlar/core';
import { SecurityGroup } from '@ashlar/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { VpcEndpointSubnetAssociation } from '@cdktf/provider-aws/lib/vpc-endpoint-subnet-association/index.js';
import { Construct } from 'constructs';
import type { TierSubnet } from './tier-subnet.js';

export interface InterfaceEndpointsProps {
  readonly vpcId: string;
  readonly cidr: string;
  readonly services: readonly string[];
  readonly subnets: readonly TierSubnet[];
  /** Names a part of the network in its Name tag. */
  readonly nameOf: (part: string) => string;
  /** Part of the name of their security group. */
  readonly purpose: string;
}

/** AWS services under an address of the VPC, one in each zone, by their usual DNS names. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const { vpcId, cidr, services, subnets, purpose, nameOf } = props;
    const { environment } = ProjectStack.of(this);
    const group = new SecurityGroup(this, 'clients', {
      vpcId,
      purpose,
      description: 'Interface endpoints of AWS services',
      ingress: { vpc: { cidr, port: 443, description: 'HTTPS from everything in the VPC' } },
    });
    for (const service of services) {
      const endpoint = new VpcEndpoint(this, service, {
        vpcId,
        serviceName: `com.amazonaws.${environment.region}.${service}`,
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        securityGroupIds: [group.securityGroupId],
        tags: { Name: nameOf(service) },
      });
      for (const { zone, subnetId } of subnets) {
        // One by one: a list on the endpoint would change whenever a zone is added.
        new VpcEndpointSubnetAssociation(this, `${service}-${zone}`, {
          vpcEndpointId: endpoint.id,
          subnetId,
        });
      }
    }
  }
}
