import type { TerraformJson } from '@ashlar/core';
import { synthStack, testEnvironment } from '@ashlar/testing';
import fc from 'fast-check';
import { type ArbitraryNetwork, legalNetworks } from './arbitrary-network.fixture.js';
import type { NetworkProps } from './network-props.js';
import { Network } from './network.js';
import { waysOut } from './ways-out.js';

const build = (props: Partial<NetworkProps> = {}, zones: readonly string[] = ['us-east-1a', 'us-east-1b']) =>
  synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19' },
        app: { routing: 'private', range: '10.0.32.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19' },
      },
      flowLogs: 'off',
      ...props,
    });
  }, testEnvironment({ zones })).json;

/** Kinds of things by which the subnets of a tier leave, without repetition. */
const kindsOf = (json: TerraformJson, tier: string) => {
  const gateways = subnetsOf(json, tier).flatMap((subnet) =>
    waysOut(json, subnet).map((address) => {
      const [type = '', name = ''] = address.split('.');
      const { nat_gateway_id: nat, gateway_id: internet } = json.resource?.[type]?.[name] ?? {};
      if (type !== 'aws_route') return type;
      return nat ? 'nat' : internet ? 'internet' : 'egress-only';
    }),
  );
  return [...new Set(gateways)].sort();
};

const subnetsOf = ({ resource }: TerraformJson, tier: string) =>
  Object.entries(resource?.['aws_subnet'] ?? {})
    .filter(([, { tags }]) => (tags as { Tier: string }).Tier === tier)
    .map(([name]) => `aws_subnet.${name}`);

describe('R4 (terraform-aws-vpc 814, 932, 1041): isolated tiers', () => {
  test('a database tier has no way out of the VPC, beside a private tier that has', () => {
    const json = build();
    expect(kindsOf(json, 'data')).toEqual([]);
    expect(kindsOf(json, 'app')).toEqual(['aws_vpc_endpoint_route_table_association', 'nat']);
    expect(kindsOf(json, 'public')).toEqual(['internet']);
  });

  test('public and isolated tiers alone are a network without NAT gateways', () => {
    const json = build({
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19' },
      },
    });
    expect(json.resource).not.toHaveProperty('aws_nat_gateway');
    expect(kindsOf(json, 'data')).toEqual([]);
    expect(kindsOf(json, 'public')).toEqual(['internet']);
  });

  test('in any network, isolated tiers have no way out, and private ones none to the internet gateway', () => {
    fc.assert(
      fc.property(legalNetworks, ({ props, zones }: ArbitraryNetwork) => {
        const json = build(props, zones);
        for (const [name, { routing, ipv6Block }] of Object.entries(props.tiers)) {
          const ipv6 = props.ipv6 && ipv6Block !== undefined;
          const { gateway = ['dynamodb', 's3'] } = props.endpoints ?? {};
          const expected = {
            isolated: [],
            public: ['internet'],
            private: [
              ...(gateway.length > 0 ? ['aws_vpc_endpoint_route_table_association'] : []),
              ...(ipv6 ? ['egress-only'] : []),
              ...(props.natGateways === 'none' ? [] : ['nat']),
            ],
          };
          expect(kindsOf(json, name)).toEqual(expected[routing]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the proof turns red', () => {
  type Blocks = Record<string, Record<string, Record<string, unknown>>>;

  /** The ways out of the data subnets, after somebody has changed the JSON. */
  const after = (change: (resource: Blocks) => void, props: Partial<NetworkProps> = {}) => {
    const json = structuredClone(build(props));
    change(json.resource as Blocks);
    return subnetsOf(json, 'data').flatMap((subnet) => waysOut(json, subnet));
  };
  const add = (type: string, attributes: Record<string, unknown>) => (resource: Blocks) => {
    resource[type] = { ...resource[type], added: attributes };
  };
  const nameOf = (resource: Blocks, type: string, part: string) =>
    Object.keys(resource[type] ?? {}).find((name) => name.includes(part)) ?? '';
  const dataTable = (resource: Blocks) =>
    `\${aws_route_table.${nameOf(resource, 'aws_route_table', 'data-us-east-1a')}.id}`;
  const vpc = (resource: Blocks, attribute: string) =>
    `\${aws_vpc.${nameOf(resource, 'aws_vpc', 'vpc')}.${attribute}}`;
  const removeAssociation = ({ aws_route_table_association: associations = {} }: Blocks) => {
    delete associations[Object.keys(associations).find((name) => name.includes('data-us-east-1a')) ?? ''];
  };

  test('not as long as nobody changes anything', () => {
    expect(after(() => undefined)).toEqual([]);
  });

  test.each([
    ['a NAT gateway', { nat_gateway_id: 'nat-1', destination_cidr_block: '0.0.0.0/0' }],
    ['an internet gateway', { gateway_id: 'igw-1', destination_cidr_block: '0.0.0.0/0' }],
    ['an egress-only gateway', { egress_only_gateway_id: 'eigw-1', destination_ipv6_cidr_block: '::/0' }],
    ['another VPC', { vpc_peering_connection_id: 'pcx-1', destination_cidr_block: '10.9.0.0/16' }],
    ['a transit gateway', { transit_gateway_id: 'tgw-1', destination_cidr_block: '10.0.0.0/8' }],
  ])('when a route to %s is added to a table', (_, route) => {
    const change = (resource: Blocks) =>
      add('aws_route', { route_table_id: dataTable(resource), ...route })(resource);
    expect(after(change)).toEqual(['aws_route.added']);
  });

  test('when a route is added to a table that the JSON does not hold', () => {
    const route = { route_table_id: 'rtb-1', gateway_id: 'igw-1', destination_cidr_block: '0.0.0.0/0' };
    expect(after(add('aws_route', route))).toContain('aws_route.added');
  });

  test('when a table gets a route in its own block, or takes those of a VPN', () => {
    const inline = (attributes: Record<string, unknown>) => (resource: Blocks) => {
      const name = nameOf(resource, 'aws_route_table', 'data-us-east-1a');
      Object.assign(resource['aws_route_table']?.[name] ?? {}, attributes);
    };
    expect(after(inline({ route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] }))).toHaveLength(1);
    expect(after(inline({ propagating_vgws: ['vgw-1'] }))).toHaveLength(1);
    expect(after(inline({ route: [{ cidr_block: '10.0.0.0/16', gateway_id: 'local' }] }))).toEqual([]);
  });

  test('when a gateway endpoint or a VPN is joined to a table', () => {
    const join = (type: string, attributes: (table: string) => Record<string, unknown>) =>
      after((resource) => add(type, attributes(dataTable(resource)))(resource));
    expect(
      join('aws_vpc_endpoint_route_table_association', (table) => ({
        vpc_endpoint_id: 'vpce-1',
        route_table_id: table,
      })),
    ).toHaveLength(1);
    expect(join('aws_vpc_endpoint', (table) => ({ route_table_ids: [table] }))).toHaveLength(1);
    expect(
      join('aws_vpn_gateway_route_propagation', (table) => ({
        vpn_gateway_id: 'vgw-1',
        route_table_id: table,
      })),
    ).toHaveLength(1);
  });

  test('when an association is lost and the main table of the VPC leads out, not while it is empty', () => {
    const route = { gateway_id: 'igw-1', destination_cidr_block: '0.0.0.0/0' };
    expect(after(removeAssociation)).toEqual([]);
    for (const attribute of ['default_route_table_id', 'main_route_table_id']) {
      const change = (resource: Blocks) => {
        removeAssociation(resource);
        add('aws_route', { route_table_id: vpc(resource, attribute), ...route })(resource);
      };
      expect(after(change)).toEqual(['aws_route.added']);
    }
    const inDefault = (resource: Blocks) => {
      removeAssociation(resource);
      for (const table of Object.values(resource['aws_default_route_table'] ?? {}))
        table['route'] = [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }];
    };
    expect(after(inDefault)).toEqual([expect.stringMatching(/^aws_default_route_table\./)]);
  });

  test('when an association is lost and another table has become the main one', () => {
    const change = (resource: Blocks) => {
      removeAssociation(resource);
      const table = nameOf(resource, 'aws_route_table', 'public-us-east-1a');
      add('aws_main_route_table_association', {
        vpc_id: vpc(resource, 'id'),
        route_table_id: `\${aws_route_table.${table}.id}`,
      })(resource);
    };
    expect(after(change)).toEqual([expect.stringMatching(/^aws_route\.network_public-us-east-1a_internet_/)]);
  });
});
