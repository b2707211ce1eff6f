import { modelAfter, type Resources } from './three-tiers.fixture.js';
import { waysOut } from './ways-out.js';

/** The ways out of a subnet, after somebody has changed the network. */
const after = (change: (network: Resources) => void = () => undefined, tier = 'data') => {
  const model = modelAfter(({ network }) => change(network));
  return waysOut(model, model.at(`network/aws_subnet.${tier}`));
};

const add = (type: string, attributes: Record<string, unknown>) => (network: Resources) => {
  network[type] = { ...network[type], added: attributes };
};

const DATA = '${aws_route_table.data.id}';

const OUT = { gateway_id: 'igw-1', destination_cidr_block: '0.0.0.0/0' };

test('an isolated subnet has none, a private one its NAT gateway, a public one the internet', () => {
  expect(after()).toEqual([]);
  expect(after(undefined, 'app')).toEqual(['network/aws_route.app']);
  expect(after(undefined, 'public')).toEqual(['network/aws_route.public']);
});

describe('the proof turns red', () => {
  test.each([
    ['a NAT gateway', { nat_gateway_id: 'nat-1', destination_cidr_block: '0.0.0.0/0' }],
    ['an internet gateway', OUT],
    ['an egress-only gateway', { egress_only_gateway_id: 'eigw-1', destination_ipv6_cidr_block: '::/0' }],
    ['another VPC', { vpc_peering_connection_id: 'pcx-1', destination_cidr_block: '10.9.0.0/16' }],
    ['a transit gateway', { transit_gateway_id: 'tgw-1', destination_cidr_block: '10.0.0.0/8' }],
  ])('when a route to %s is added to a table', (_, route) => {
    expect(after(add('aws_route', { route_table_id: DATA, ...route }))).toEqual(['network/aws_route.added']);
  });

  test('when a route is added to a table that the JSON does not hold', () => {
    expect(after(add('aws_route', { route_table_id: 'rtb-1', ...OUT }))).toEqual(['network/aws_route.added']);
    expect(after(add('aws_route', { route_table_id: '${var.table}', ...OUT }))).toHaveLength(1);
  });

  test('when a subnet uses a table that the JSON does not hold', () => {
    const elsewhere = { subnet_id: '${aws_subnet.data.id}', route_table_id: 'rtb-1' };
    expect(after(add('aws_route_table_association', elsewhere))).toEqual([
      'network/aws_route_table_association.added',
    ]);
  });

  test('when an association may be one of this subnet', () => {
    const somebodys = { subnet_id: 'subnet-1', route_table_id: '${aws_route_table.public.id}' };
    expect(after(add('aws_route_table_association', somebodys))).toEqual(['network/aws_route.public']);
  });

  test('when a table gets a route in its own block, or takes those of a VPN', () => {
    const inline = (attributes: Record<string, unknown>) =>
      after(({ aws_route_table: tables }) => Object.assign(tables?.['data'] ?? {}, attributes));
    const table = ['network/aws_route_table.data'];
    expect(inline({ route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] })).toEqual(table);
    expect(inline({ route: { cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' } })).toEqual(table);
    expect(inline({ route: '${var.routes}' })).toEqual(table);
    expect(inline({ dynamic: { route: { content: { gateway_id: '${route.value}' } } } })).toEqual(table);
    expect(inline({ propagating_vgws: ['vgw-1'] })).toEqual(table);
    expect(inline({ route: [{ cidr_block: '10.0.0.0/16', gateway_id: 'local' }] })).toEqual([]);
  });

  test('when a gateway endpoint or a VPN is joined to a table', () => {
    const table = { route_table_id: DATA };
    const joined = (type: string, attributes: Record<string, unknown>) => after(add(type, attributes));
    expect(joined('aws_vpc_endpoint_route_table_association', table)).toHaveLength(1);
    expect(joined('aws_vpc_endpoint', { route_table_ids: [DATA] })).toHaveLength(1);
    expect(joined('aws_vpn_gateway_route_propagation', table)).toHaveLength(1);
  });

  const loseAssociation = (network: Resources) => {
    delete network['aws_route_table_association']?.['data'];
  };

  test('when an association is lost and the main table of the VPC leads out, not while it is empty', () => {
    expect(after(loseAssociation)).toEqual([]);
    for (const attribute of ['default_route_table_id', 'main_route_table_id']) {
      const change = (network: Resources) => {
        loseAssociation(network);
        add('aws_route', { route_table_id: `\${aws_vpc.main.${attribute}}`, ...OUT })(network);
      };
      expect(after(change)).toEqual(['network/aws_route.added']);
    }
    const inDefault = (network: Resources) => {
      loseAssociation(network);
      const adopted = { default_route_table_id: '${aws_vpc.main.default_route_table_id}', route: [OUT] };
      add('aws_default_route_table', adopted)(network);
    };
    expect(after(inDefault)).toEqual(['network/aws_default_route_table.added']);
  });

  test('when an association is lost and another table has become the main one', () => {
    const change = (network: Resources) => {
      loseAssociation(network);
      const main = { vpc_id: '${aws_vpc.main.id}', route_table_id: '${aws_route_table.public.id}' };
      add('aws_main_route_table_association', main)(network);
    };
    expect(after(change)).toEqual(['network/aws_route.public']);
  });

  test('when an association is lost in a VPC that the JSON does not hold', () => {
    const change = (network: Resources) => {
      loseAssociation(network);
      Object.assign(network['aws_subnet']?.['data'] ?? {}, { vpc_id: 'vpc-1' });
    };
    expect(after(change)).toEqual(['network/aws_subnet.data']);
  });
});
