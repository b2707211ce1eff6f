import { Fn, parseIpRange, ProjectStack, refuse } from '@ashlar/core';
import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway/index.js';
import { Eip } from '@cdktf/provider-aws/lib/eip/index.js';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';
import { ClosedDefaults } from './closed-defaults.js';
import { FlowLog } from './flow-log.js';
import { GatewayEndpoints } from './gateway-endpoints.js';
import { InterfaceEndpoints } from './interface-endpoints.js';
import { IsolatedAcl } from './isolated-acl.js';
import { networkProblems, tiersWith } from './network-problems.js';
import type { NetworkProps } from './network-props.js';
import { type PlannedSubnet, planSubnets } from './subnet-plan.js';
import { TierSubnet } from './tier-subnet.js';

/** The subnets of one tier, by zone. */
export interface TierOutputs {
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly routeTableIds: Readonly<Record<string, string>>;
  readonly cidrs: Readonly<Record<string, string>>;
}

/**
 * A VPC with tiers of subnets over the zones of the environment.
 *
 * Each subnet has an address, a route table and routes of its own, so that a zone or a subnet that comes or
 * goes touches nothing else. Isolated tiers have no route out of the VPC and a network ACL that admits the VPC
 * alone. The default security group and the main route table are empty. Nothing gets a public address by itself.
 *
 * Costs what its NAT gateways, interface endpoints and flow logs cost; the README adds them up.
 *
 * @throws InputError with every problem of its addresses, tiers, NAT gateways and endpoints.
 */
export class Network<TierName extends string = string> extends Construct {
  readonly vpc: Vpc;
  readonly vpcId: string;
  readonly cidr: string;
  readonly tiers: Readonly<Record<TierName, TierOutputs>>;
  /** NAT gateways' public addresses by zone, for allow lists of others. */
  readonly natGatewayIps: Readonly<Record<string, string>>;
  /** NAT gateways by zone; the dimension `NatGatewayId` of their metrics. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
  /** Undefined when `flowLogs` is off. */
  readonly flowLogGroupName: string | undefined;

  private readonly subnets: readonly TierSubnet[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NetworkProps<TierName>,
  ) {
    super(scope, id);
    const planned = this.plan();
    this.cidr = props.cidr;

    this.vpc = new Vpc(this, 'vpc', {
      cidrBlock: props.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      assignGeneratedIpv6CidrBlock: props.ipv6 ?? false,
      tags: { Name: this.nameOf('vpc') },
    });
    this.vpcId = this.vpc.id;
    new ClosedDefaults(this, 'default', { vpc: this.vpc, name: this.nameOf('default') });

    this.subnets = planned.map((subnet) => this.buildSubnet(subnet));
    this.routePublicTiers();
    const gateways = Object.entries(this.routePrivateTiers());
    this.natGatewayIps = Object.fromEntries(gateways.map(([zone, { ip }]) => [zone, ip.publicIp]));
    this.natGatewayIds = Object.fromEntries(gateways.map(([zone, { nat }]) => [zone, nat.id]));
    for (const tier of tiersWith(props, 'isolated')) {
      const subnets = this.subnetsOf(tier);
      new IsolatedAcl(this, `${tier}-acl`, {
        vpc: this.vpc,
        subnets,
        name: this.nameOf(tier),
        ipv6: props.ipv6 ?? false,
      });
    }
    this.buildEndpoints();
    this.flowLogGroupName = this.buildFlowLog();
    this.tiers = this.outputs();
  }

  private plan(): readonly PlannedSubnet[] {
    const stack = ProjectStack.of(this);
    const { subnets, problems } = planSubnets({ ...this.props, zones: stack.environment.zones });
    const owner = `${this.node.path} (Network)`;
    const range = parseIpRange(this.props.cidr);
    const claim = { owner, unconnected: this.props.unconnected ?? false };
    refuse(owner, [
      ...networkProblems(this.props, subnets),
      ...problems,
      ...(range === undefined ? [] : stack.vpcs.claim({ range, ...claim })),
    ]);
    return subnets;
  }

  private buildSubnet(planned: PlannedSubnet): TierSubnet {
    const { ipv6Index } = planned;
    return new TierSubnet(this, `${planned.tier}-${planned.zone}`, {
      ...planned,
      vpcId: this.vpcId,
      name: this.nameOf(`${planned.tier}-${planned.zone}`),
      kubernetesCluster: this.props.kubernetesCluster,
      ipv6CidrBlock:
        this.props.ipv6 && ipv6Index !== undefined
          ? Fn.cidrsubnet(this.vpc.ipv6CidrBlock, 8, ipv6Index)
          : undefined,
    });
  }

  private routePublicTiers(): void {
    const subnets = this.subnets.filter(({ routing }) => routing === 'public');
    if (subnets.length === 0) return;
    const gateway = new InternetGateway(this, 'igw', {
      vpcId: this.vpcId,
      tags: { Name: this.nameOf('igw') },
    });
    for (const subnet of subnets)
      subnet.routeToInternet({ gatewayId: gateway.id, ipv6GatewayId: gateway.id });
  }

  /** Gives private subnets their way out, and returns the gateways by zone. */
  private routePrivateTiers() {
    const subnets = this.subnets.filter(({ routing }) => routing === 'private');
    const gateways = this.buildNatGateways(subnets.length > 0);
    const shared = Object.values(gateways)[0];
    const single = typeof this.props.natGateways === 'object';
    const egressOnly =
      this.props.ipv6 && subnets.some(({ hasIpv6 }) => hasIpv6) ? this.buildEgressOnly() : undefined;
    for (const subnet of subnets) {
      const gateway = single ? shared : gateways[subnet.zone];
      subnet.routeToInternet({ natGatewayId: gateway?.nat.id, egressOnlyGatewayId: egressOnly?.id });
    }
    return gateways;
  }

  private buildFlowLog(): string | undefined {
    const { flowLogs } = this.props;
    if (flowLogs === 'off') return undefined;
    const purpose = this.label('flow-logs');
    return new FlowLog(this, 'flow-logs', { vpcId: this.vpcId, purpose, ...flowLogs }).logGroupName;
  }

  private buildEgressOnly(): EgressOnlyInternetGateway {
    return new EgressOnlyInternetGateway(this, 'eigw', {
      vpcId: this.vpcId,
      tags: { Name: this.nameOf('eigw') },
    });
  }

  private buildNatGateways(needed: boolean): Record<string, { nat: NatGateway; ip: Eip }> {
    const { natGateways = 'one-per-zone', natGatewayTier = tiersWith(this.props, 'public')[0] } = this.props;
    if (!needed || natGateways === 'none' || natGatewayTier === undefined) return {};
    const wanted = (zone: string) => natGateways === 'one-per-zone' || natGateways.zone === zone;
    return Object.fromEntries(
      this.subnetsOf(natGatewayTier)
        .filter(({ zone }) => wanted(zone))
        .map((subnet) => [subnet.zone, this.buildNatGateway(subnet)]),
    );
  }

  private buildNatGateway(subnet: TierSubnet) {
    const tags = { Name: this.nameOf(`nat-${subnet.zone}`) };
    const ip = new Eip(this, `nat-ip-${subnet.zone}`, { domain: 'vpc', tags });
    const nat = new NatGateway(this, `nat-${subnet.zone}`, {
      allocationId: ip.allocationId,
      subnetId: subnet.subnetId,
      // Without the route to the internet gateway, AWS reports the gateway as failed.
      dependsOn: subnet.routes,
      tags,
    });
    return { nat, ip };
  }

  private buildEndpoints(): void {
    const { gateway = ['dynamodb', 's3'], interface: services = [], tier } = this.props.endpoints ?? {};
    const { vpcId, cidr } = this;
    const nameOf = (part: string) => this.nameOf(part);
    const privateTiers = tiersWith(this.props, 'private');
    const subnets = privateTiers.flatMap((name) => this.subnetsOf(name));
    if (subnets.length > 0 && gateway.length > 0) {
      new GatewayEndpoints(this, 'gateway-endpoints', { vpcId, services: gateway, subnets, nameOf });
    }
    const home = tier ?? privateTiers[0];
    if (services.length > 0 && home !== undefined) {
      const purpose = this.label('endpoints');
      const place = { vpcId, cidr, subnets: this.subnetsOf(home) };
      new InterfaceEndpoints(this, 'endpoints', { ...place, services, purpose, nameOf });
    }
  }

  private subnetsOf(tier: string): TierSubnet[] {
    return this.subnets.filter((subnet) => subnet.tier === tier);
  }

  private outputs(): Record<TierName, TierOutputs> {
    const byZone = (tier: string, value: (subnet: TierSubnet) => string) =>
      Object.fromEntries(this.subnetsOf(tier).map((subnet) => [subnet.zone, value(subnet)]));
    const tiers = Object.keys(this.props.tiers).map((tier) => [
      tier,
      {
        subnetIds: byZone(tier, ({ subnetId }) => subnetId),
        routeTableIds: byZone(tier, ({ routeTableId }) => routeTableId),
        cidrs: byZone(tier, ({ cidr }) => cidr),
      },
    ]);
    return Object.fromEntries(tiers) as Record<TierName, TierOutputs>;
  }

  private nameOf(part: string): string {
    const { app, environment } = ProjectStack.of(this);
    return `${app}-${environment.name}-${this.label(part)}`;
  }

  /** Tells two networks of one stack apart; one that is called as its stack needs no more. */
  private label(part: string): string {
    const { id } = this.node;
    return id === ProjectStack.of(this).stackName ? part : `${id}-${part}`;
  }
}
