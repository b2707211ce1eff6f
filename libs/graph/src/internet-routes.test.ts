import { admitting, EVERYBODY, instance, open, openOf, PUBLIC, VPC } from './one-vpc.fixture.js';

describe('which routes lead in', () => {
  const table = '${aws_route_table.public.id}';
  const by = (route: Record<string, unknown>, ingress: unknown = EVERYBODY) =>
    admitting(ingress, { aws_route: { out: { route_table_id: table, ...route } } });
  const ANY = { destination_cidr_block: '0.0.0.0/0' };

  test.each<[string, Record<string, unknown>]>([
    [
      'one to an internet gateway, however narrow',
      { destination_cidr_block: '203.0.113.0/24', gateway_id: 'igw-1' },
    ],
    ['one to an appliance', { ...ANY, vpc_endpoint_id: '${aws_vpc_endpoint.firewall.id}' }],
    ['one to an interface', { ...ANY, network_interface_id: 'eni-1' }],
    ['one to nothing that it names', ANY],
    ['one to a destination that it does not name', { gateway_id: 'igw-1' }],
  ])('%s', (_, route) => {
    expect(openOf(by(route))).toEqual(['s/aws_instance.i']);
  });

  test.each<[string, Record<string, unknown>]>([
    ['one to a NAT gateway', { ...ANY, nat_gateway_id: 'nat-1' }],
    ['one to a VPN', { ...ANY, gateway_id: '${aws_vpn_gateway.x.id}' }],
    ['one to another VPC', { ...ANY, vpc_peering_connection_id: 'pcx-1' }],
    ['one for the other family of addresses', { destination_ipv6_cidr_block: '::/0', gateway_id: 'igw-1' }],
  ])('not %s', (_, route) => {
    const resources = { aws_vpn_gateway: { x: {} }, aws_route: { out: { route_table_id: table, ...route } } };
    expect(openOf(admitting(EVERYBODY, resources))).toEqual([]);
  });

  test('IPv6 comes in by its own rule, route and address', () => {
    const ingress = { ...EVERYBODY, cidr_blocks: [], ipv6_cidr_blocks: ['::/0'] };
    const route = {
      out: { route_table_id: table, destination_ipv6_cidr_block: '::/0', gateway_id: 'igw-1' },
    };
    const subnet = {
      public: { vpc_id: VPC, ipv6_cidr_block: '${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 0)}' },
    };
    expect(openOf(admitting(ingress, { aws_route: route, aws_subnet: subnet }))).toEqual([
      's/aws_instance.i',
    ]);
    expect(openOf(admitting(ingress, { aws_route: route }))).toEqual([]);
    expect(openOf(admitting(ingress, { aws_subnet: subnet }))).toEqual([]);
  });

  test('a table that is not in the JSON may lead in', () => {
    const elsewhere = { public: { subnet_id: PUBLIC, route_table_id: 'rtb-1' } };
    expect(openOf(open({ ...instance(), aws_route_table_association: elsewhere }))).toEqual([
      's/aws_instance.i',
    ]);
  });
});

test('a subnet that is not in the JSON may be a public one', () => {
  expect(open(instance({ subnet_id: 'subnet-1' })).open).toMatchObject([
    { subnets: ['a subnet that is not in the JSON'], routes: ['not in the JSON', 'subnet-1'] },
  ]);
});
