import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Construct } from 'constructs';
import type { Routing } from './network-props.js';
import { kubernetesTags } from './kubernetes-tags.js';

export interface TierSubnetProps {
  readonly tier: string;
  readonly zone: string;
  readonly routing: Routing;
  readonly cidr: string;
  readonly vpcId: string;
  readonly name: string;
  readonly ipv6CidrBlock: string | undefined;
  readonly kubernetesCluster: string | undefined;
}

/** Where packets for the internet go; what is left out has no route. */
export interface InternetRoutes {
  readonly gatewayId?: string;
  readonly natGatewayId?: string | undefined;
  readonly ipv6GatewayId?: string;
  readonly egressOnlyGatewayId?: string | undefined;
}

/** One subnet with a route table of its own, which routes nothing out of the VPC until it is told to. */
export class TierSubnet extends Construct {
  readonly tier: string;
  readonly zone: string;
  readonly routing: Routing;
  readonly cidr: string;
  readonly hasIpv6: boolean;
  readonly subnetId: string;
  readonly routeTableId: string;
  readonly routes: Route[] = [];

  constructor(scope: Construct, id: string, props: TierSubnetProps) {
    super(scope, id);
    const { tier, zone, routing, cidr, vpcId, ipv6CidrBlock, name } = props;
    this.tier = tier;
    this.zone = zone;
    this.routing = routing;
    this.cidr = cidr;
    this.hasIpv6 = ipv6CidrBlock !== undefined;

    const subnet = new Subnet(this, 'subnet', {
      vpcId,
      availabilityZone: zone,
      cidrBlock: cidr,
      mapPublicIpOnLaunch: false,
      ipv6CidrBlock,
      // An IPv6 address is a public one wherever the internet can come in.
      assignIpv6AddressOnCreation: this.hasIpv6 ? routing !== 'public' : undefined,
      tags: { Name: name, Tier: tier, ...kubernetesTags(routing, props.kubernetesCluster) },
    });
    this.subnetId = subnet.id;

    const table = new RouteTable(this, 'routes', { vpcId, tags: { Name: name, Tier: tier } });
    this.routeTableId = table.id;
    new RouteTableAssociation(this, 'association', { subnetId: subnet.id, routeTableId: table.id });
  }

  routeToInternet({ gatewayId, natGatewayId, ipv6GatewayId, egressOnlyGatewayId }: InternetRoutes): void {
    const { routeTableId } = this;
    if (gatewayId !== undefined || natGatewayId !== undefined) {
      const destinationCidrBlock = '0.0.0.0/0';
      this.routes.push(
        new Route(this, 'internet', { routeTableId, destinationCidrBlock, gatewayId, natGatewayId }),
      );
    }
    if (this.hasIpv6 && (ipv6GatewayId !== undefined || egressOnlyGatewayId !== undefined)) {
      this.routes.push(
        new Route(this, 'internet-ipv6', {
          routeTableId,
          destinationIpv6CidrBlock: '::/0',
          gatewayId: ipv6GatewayId,
          egressOnlyGatewayId,
        }),
      );
    }
  }
}
