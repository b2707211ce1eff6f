import { synthStack } from '@ashlar/testing';
import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import type { NetworkProps } from './network-props.js';
import { Network } from './network.js';

const build = (props: Partial<NetworkProps> = {}) =>
  synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19', ipv6Block: 0 },
        app: { routing: 'private', range: '10.0.32.0/19', ipv6Block: 1 },
        legacy: { routing: 'private', range: '10.0.96.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19', ipv6Block: 31 },
      },
      endpoints: { tier: 'app' },
      flowLogs: 'off',
      ...props,
    });
  });

const subnet = (tier: string, props: Partial<NetworkProps>, zone = 'us-east-1a') =>
  build(props).at(`network/${tier}-${zone}/subnet`);

describe('IPv6', () => {
  test('is off unless it is asked for, whatever blocks are reserved', () => {
    const stack = build();
    expect(stack.one(Vpc)).toMatchObject({ assign_generated_ipv6_cidr_block: false });
    expect(stack.all(Subnet).some((block) => 'ipv6_cidr_block' in block)).toBe(false);
    expect(stack.all(EgressOnlyInternetGateway)).toEqual([]);
  });

  test('gives each subnet the part of its block and zone', () => {
    const partOf = (tier: string, zone: string) => {
      const text = String(subnet(tier, { ipv6: true }, zone)['ipv6_cidr_block']);
      return text.replace(/aws_vpc\.\w+/, 'vpc');
    };
    expect(partOf('public', 'us-east-1a')).toBe('${cidrsubnet(vpc.ipv6_cidr_block, 8, 0)}');
    expect(partOf('app', 'us-east-1a')).toBe('${cidrsubnet(vpc.ipv6_cidr_block, 8, 8)}');
    expect(partOf('app', 'us-east-1c')).toBe('${cidrsubnet(vpc.ipv6_cidr_block, 8, 10)}');
    expect(partOf('data', 'us-east-1a')).toBe('${cidrsubnet(vpc.ipv6_cidr_block, 8, 248)}');
  });

  test('leaves out tiers without a block', () => {
    expect(subnet('legacy', { ipv6: true })).not.toHaveProperty('ipv6_cidr_block');
  });

  test('comes by itself where the internet cannot come in, and not in a public subnet', () => {
    const comes = (tier: string) => subnet(tier, { ipv6: true })['assign_ipv6_address_on_creation'];
    expect(comes('public')).toBe(false);
    expect(comes('app')).toBe(true);
    expect(comes('data')).toBe(true);
  });

  test('leaves private subnets outwards only, even without NAT gateways', () => {
    const stack = build({ ipv6: true, natGateways: 'none' });
    const route = stack.at('network/app-us-east-1a/internet-ipv6');
    expect(route).toMatchObject({ destination_ipv6_cidr_block: '::/0' });
    expect(route['egress_only_gateway_id']).toMatch(/^\$\{aws_egress_only_internet_gateway\./);
    expect(route).not.toHaveProperty('gateway_id');
    expect(stack.all(NatGateway)).toEqual([]);
  });

  test('reaches public subnets both ways', () => {
    const route = build({ ipv6: true }).at('network/public-us-east-1a/internet-ipv6');
    expect(route['gateway_id']).toMatch(/^\$\{aws_internet_gateway\./);
  });
});

describe('tags for Kubernetes', () => {
  const tags = (tier: string, kubernetesCluster?: string) =>
    subnet(tier, { kubernetesCluster })['tags'] as Record<string, string>;

  test('are left out unless a cluster is named', () => {
    expect(Object.keys(tags('app'))).toEqual(['Name', 'Tier']);
  });

  test('lead internet-facing load balancers to public subnets', () => {
    expect(tags('public', 'main')).toMatchObject({ 'kubernetes.io/role/elb': '1' });
    expect(tags('public', 'main')).not.toHaveProperty('karpenter.sh/discovery');
  });

  test('lead internal load balancers and the nodes of Karpenter to private subnets', () => {
    expect(tags('app', 'main')).toMatchObject({
      'kubernetes.io/role/internal-elb': '1',
      'karpenter.sh/discovery': 'main',
    });
  });

  test('lead nothing to isolated subnets', () => {
    expect(Object.keys(tags('data', 'main'))).toEqual(['Name', 'Tier']);
  });
});
