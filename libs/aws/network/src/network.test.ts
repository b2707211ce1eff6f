import { synthStack, testEnvironment } from '@ashlar/testing';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table/index.js';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group/index.js';
import { Eip } from '@cdktf/provider-aws/lib/eip/index.js';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import type { NetworkProps } from './network-props.js';
import { Network } from './network.js';

const tiers = {
  public: { routing: 'public', range: '10.0.0.0/19' },
  app: { routing: 'private', range: '10.0.32.0/19' },
  data: { routing: 'isolated', range: '10.0.64.0/19' },
} as const;

const build = (props: Partial<NetworkProps> = {}, read: (network: Network) => void = () => undefined) =>
  synthStack((stack) => {
    read(new Network(stack, 'network', { cidr: '10.0.0.0/16', tiers, flowLogs: 'off', ...props }));
  });

describe('what AWS makes with every VPC is closed', () => {
  test('the default security group has no rules', () => {
    const group = build().one(DefaultSecurityGroup);
    expect(group).toMatchObject({ ingress: [], egress: [] });
    expect(group['vpc_id']).toMatch(/^\$\{aws_vpc\.network_vpc_\w+\.id\}$/);
  });

  test('the main route table has no routes', () => {
    const table = build().one(DefaultRouteTable);
    expect(table).toMatchObject({ route: [] });
    expect(table['default_route_table_id']).toMatch(/^\$\{aws_vpc\.\w+\.default_route_table_id\}$/);
  });
});

describe('subnets', () => {
  test('none gives public addresses to what is launched in it, not even a public one', () => {
    const subnets = build().all(Subnet);
    expect(subnets).toHaveLength(9);
    expect(subnets.every((subnet) => subnet['map_public_ip_on_launch'] === false)).toBe(true);
  });

  test('each has a route table of its own', () => {
    expect(build().all(RouteTable)).toHaveLength(9);
  });

  test('each is named after its tier and zone', () => {
    expect(build().at('network/data-us-east-1b/subnet')).toMatchObject({
      availability_zone: 'us-east-1b',
      cidr_block: '10.0.68.0/22',
      tags: { Name: 'demo-test-network-data-us-east-1b', Tier: 'data' },
    });
  });
});

test('hosts in the VPC have DNS names, which private endpoints need', () => {
  expect(build().one(Vpc)).toMatchObject({ enable_dns_hostnames: true, enable_dns_support: true });
});

describe('NAT gateways', () => {
  const natOf = (props: Partial<NetworkProps>, zone: string) =>
    build(props).at(`network/app-${zone}/internet`)['nat_gateway_id'];

  test('there is one in each zone unless something else is said, in the public subnet', () => {
    const stack = build();
    expect(stack.all(NatGateway)).toHaveLength(3);
    expect(stack.all(Eip)).toHaveLength(3);
    expect(stack.at('network/nat-us-east-1b')['subnet_id']).toMatch(
      /^\$\{aws_subnet\.network_public-us-east-1b_subnet_\w+\.id\}$/,
    );
  });

  test('a private subnet leaves through the one of its zone', () => {
    for (const zone of ['us-east-1a', 'us-east-1b', 'us-east-1c'])
      expect(natOf({}, zone)).toContain(`aws_nat_gateway.network_nat-${zone}_`);
  });

  test('one in a named zone serves all', () => {
    const props = { natGateways: { zone: 'us-east-1b' } };
    expect(build(props).all(NatGateway)).toHaveLength(1);
    for (const zone of ['us-east-1a', 'us-east-1b', 'us-east-1c'])
      expect(natOf(props, zone)).toContain('aws_nat_gateway.network_nat-us-east-1b_');
  });

  test('without any, private subnets have no route to the internet', () => {
    const stack = build({ natGateways: 'none' });
    expect(stack.all(NatGateway)).toEqual([]);
    expect(stack.all(Eip)).toEqual([]);
    expect(stack.all(Route).every((route) => 'gateway_id' in route)).toBe(true);
  });

  test('they wait for the route to the internet gateway', () => {
    expect(build().at('network/nat-us-east-1a')['depends_on']).toEqual([
      expect.stringMatching(/^aws_route\.network_public-us-east-1a_internet_/),
    ]);
  });

  test('of two public tiers, the one that is named holds them', () => {
    const edge = { routing: 'public', range: '10.0.96.0/19' } as const;
    const stack = build({ tiers: { ...tiers, edge }, natGatewayTier: 'edge' });
    expect(stack.at('network/nat-us-east-1a')['subnet_id']).toContain('network_edge-us-east-1a_subnet');
  });

  test('their ids and public addresses are known by zone', () => {
    const byZone: object[] = [];
    build({}, ({ natGatewayIps, natGatewayIds }) => byZone.push(natGatewayIps, natGatewayIds));
    expect(byZone.map(Object.keys)).toEqual([
      ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    ]);
  });
});

test('without a public tier, there is no internet gateway', () => {
  expect(build({ tiers: { data: tiers.data } }).all(InternetGateway)).toEqual([]);
  expect(build().all(InternetGateway)).toHaveLength(1);
});

test('subnets, route tables and ranges of each tier are known by zone', () => {
  build({}, (network) => {
    const known = expect.stringMatching(/^\$\{TfToken/);
    const ids = { 'us-east-1a': known, 'us-east-1b': known, 'us-east-1c': known };
    expect(network.tiers['data']).toEqual({
      cidrs: { 'us-east-1a': '10.0.64.0/22', 'us-east-1b': '10.0.68.0/22', 'us-east-1c': '10.0.72.0/22' },
      subnetIds: ids,
      routeTableIds: ids,
    });
    expect(Object.keys(network.tiers)).toEqual(['public', 'app', 'data']);
    expect(network.cidr).toBe('10.0.0.0/16');
  });
});

test('a tier that is written down has the subnets that were written', () => {
  const cidrs = { 'us-east-1c': '10.0.3.0/24', 'us-east-1a': '10.0.1.0/24' };
  const stack = build({ tiers: { data: { routing: 'isolated', cidrs } } });
  expect(stack.all(Subnet)).toMatchObject([{ cidr_block: '10.0.1.0/24' }, { cidr_block: '10.0.3.0/24' }]);
});

test('names follow the app and the environment', () => {
  const stack = synthStack(
    (unit) => {
      new Network(unit, 'network', { cidr: '10.0.0.0/16', tiers, flowLogs: 'off' });
    },
    testEnvironment({ name: 'staging' }),
  );
  expect(stack.one(Vpc)).toMatchObject({ tags: { Name: 'demo-staging-network-vpc' } });
});
