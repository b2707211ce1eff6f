import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { networkRules } from './network-rules.js';

const judge = judged(networkRules);

describe('the default group', () => {
  const closed = (resource: Blocks) => judge('VPC_DEFAULT_SECURITY_GROUP_CLOSED', resource);
  const vpc = { aws_vpc: { main: {} } };
  const adopted = (attributes = {}) => ({
    ...vpc,
    aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}', ...attributes } },
  });

  test('nobody adopted it: it has the rules that AWS makes', () => {
    expect(closed(vpc)).toEqual([
      'fail aws_vpc.main: no aws_default_security_group takes away the rules of its default group',
    ]);
  });

  test('adopted without rules it is closed', () => {
    expect(closed(adopted({ ingress: [], egress: [] }))).toEqual([
      'pass aws_vpc.main: s/aws_default_security_group.main has no rules',
    ]);
  });

  test('rules that are an expression need evidence', () => {
    expect(closed(adopted({ ingress: '${var.rules}' }))).toEqual([
      expect.stringMatching('^unknown aws_vpc.main: rules of s/aws_default_security_group.main are '),
    ]);
  });

  test('rules are named, wherever they are written', () => {
    expect(closed(adopted({ egress: [{ protocol: '-1' }] }))).toEqual([
      'fail aws_vpc.main: its default group has rules: egress of s/aws_default_security_group.main',
    ]);
    const rule = { security_group_id: '${aws_vpc.main.default_security_group_id}' };
    expect(closed({ ...adopted(), aws_vpc_security_group_egress_rule: { out: rule } })).toEqual([
      'fail aws_vpc.main: its default group has rules: s/aws_vpc_security_group_egress_rule.out',
    ]);
  });
});

describe('routes to the internet', () => {
  const routes = (resource: Blocks) => judge('NO_UNRESTRICTED_ROUTE_TO_IGW', resource);
  const route = (attributes: object) => ({
    aws_internet_gateway: { igw: {} },
    aws_route_table: { public: {} },
    aws_route: { out: { route_table_id: '${aws_route_table.public.id}', ...attributes } },
  });
  const igw = '${aws_internet_gateway.igw.id}';

  test('everything to an internet gateway fails the table', () => {
    expect(routes(route({ destination_cidr_block: '0.0.0.0/0', gateway_id: igw }))).toEqual([
      'fail aws_route_table.public: s/aws_route.out sends 0.0.0.0/0 to s/aws_internet_gateway.igw',
    ]);
    expect(routes(route({ destination_ipv6_cidr_block: '::/0', gateway_id: 'igw-1' }))).toEqual([
      'fail aws_route_table.public: s/aws_route.out sends ::/0 to igw-1',
    ]);
  });

  test('a route within the table counts', () => {
    const table = { route: [{ cidr_block: '0.0.0.0/0', gateway_id: igw }] };
    expect(routes({ aws_internet_gateway: { igw: {} }, aws_route_table: { public: table } })).toEqual([
      'fail aws_route_table.public: s/aws_route_table.public sends 0.0.0.0/0 to s/aws_internet_gateway.igw',
    ]);
  });

  test('a route of a table that no stack has is judged by itself', () => {
    const everything = route({ destination_cidr_block: '0.0.0.0/0', gateway_id: igw });
    expect(routes({ ...everything, aws_route_table: {} })).toEqual([
      'fail aws_route.out: s/aws_route.out sends 0.0.0.0/0 to s/aws_internet_gateway.igw',
    ]);
    const inside = route({ destination_cidr_block: '10.1.0.0/16', gateway_id: igw });
    expect(routes({ ...inside, aws_route_table: {} })).toEqual([]);
  });

  test.each<[string, object]>([
    ['a part of the internet', { destination_cidr_block: '203.0.113.0/24', gateway_id: igw }],
    ['a NAT gateway', { destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1' }],
    ['a VPN gateway', { destination_cidr_block: '0.0.0.0/0', gateway_id: 'vgw-1' }],
  ])('%s passes', (_, attributes) => {
    expect(routes(route(attributes))).toEqual([
      'pass aws_route_table.public: none of its routes sends everything to an internet gateway',
    ]);
  });

  test('a gateway or a range that only Terraform knows needs evidence', () => {
    expect(routes(route({ destination_cidr_block: '0.0.0.0/0', gateway_id: '${var.gateway}' }))).toEqual([
      expect.stringMatching('^unknown aws_route_table.public: s/aws_route.out sends 0.0.0.0/0 to '),
    ]);
    expect(routes(route({ destination_cidr_block: '${var.range}', gateway_id: igw }))).toEqual([
      expect.stringMatching('^unknown aws_route_table.public: '),
    ]);
    expect(routes({ aws_route_table: { public: { route: '${var.routes}' } } })).toEqual([
      expect.stringMatching('^unknown aws_route_table.public: .* has routes that are '),
    ]);
  });
});

describe('internet gateways', () => {
  const gateway = (attributes: object, more: Blocks = {}) =>
    judge('INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY', {
      aws_vpc: { main: {} },
      aws_internet_gateway: { igw: { ...attributes } },
      ...more,
    });
  const attached = { vpc_id: '${aws_vpc.main.id}' };
  const authorized = (parameter_value: string) => ({
    aws_config_conformance_pack: {
      hipaa: {
        input_parameter: [
          { parameter_name: 'InternetGatewayAuthorizedVpcOnlyParamAuthorizedVpcIds', parameter_value },
        ],
      },
    },
  });

  test('one that is attached to a VPC fails, however it is attached', () => {
    expect(gateway(attached)).toEqual([
      'fail aws_internet_gateway.igw: vpc_id is s/aws_vpc.main, which no conformance pack names in AuthorizedVpcIds',
    ]);
    const attachment = { internet_gateway_id: '${aws_internet_gateway.igw.id}', vpc_id: 'vpc-1' };
    expect(gateway({}, { aws_internet_gateway_attachment: { a: attachment } })).toEqual([
      expect.stringMatching('^fail aws_internet_gateway.igw: vpc_id is vpc-1'),
    ]);
  });

  test('who deploys the pack authorizes the VPC', () => {
    expect(gateway(attached, authorized('${aws_vpc.main.id}'))).toEqual([
      'pass aws_internet_gateway.igw: vpc_id is s/aws_vpc.main, which AuthorizedVpcIds names',
    ]);
    expect(gateway({ vpc_id: 'vpc-2' }, authorized('vpc-1, vpc-2'))).toEqual([
      expect.stringMatching('^pass '),
    ]);
    expect(gateway({ vpc_id: 'vpc-3' }, authorized('vpc-1,vpc-2'))).toEqual([
      expect.stringMatching('^fail '),
    ]);
  });

  test('what only Terraform knows needs evidence', () => {
    expect(gateway(attached, authorized('${var.vpcs}'))).toEqual([expect.stringMatching('^unknown ')]);
    expect(gateway({ vpc_id: '${var.vpc}' })).toEqual([expect.stringMatching('^unknown ')]);
  });

  test('one that is attached to nothing passes', () => {
    expect(gateway({})).toEqual(['pass aws_internet_gateway.igw: it is attached to no VPC']);
  });
});

test('subnets give no public addresses, except for default ones', () => {
  const subnets = judge('SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED', {
    aws_subnet: {
      quiet: {},
      loud: { map_public_ip_on_launch: true },
      open: { map_public_ip_on_launch: '${var.a}' },
    },
    aws_default_subnet: { here: {} },
  });
  expect(subnets).toEqual([
    'fail aws_default_subnet.here: map_public_ip_on_launch is not set, which means true',
    'fail aws_subnet.loud: map_public_ip_on_launch is true',
    expect.stringMatching('^unknown aws_subnet.open: '),
    'pass aws_subnet.quiet: map_public_ip_on_launch is not set, which means false',
  ]);
});

test('a VPC needs a flow log of its own', () => {
  const flowLogs = (attributes: object) =>
    judge('VPC_FLOW_LOGS_ENABLED', { aws_vpc: { main: {} }, aws_flow_log: { log: { ...attributes } } });
  expect(flowLogs({ vpc_id: '${aws_vpc.main.id}' })).toEqual([
    'pass aws_vpc.main: s/aws_flow_log.log is attached to it',
  ]);
  expect(flowLogs({ subnet_id: 'subnet-1' })).toEqual(['fail aws_vpc.main: no aws_flow_log names it']);
  expect(flowLogs({ vpc_id: '${var.vpc}' })).toEqual([expect.stringMatching('^unknown aws_vpc.main: ')]);
});

test('no JSON tells whether tunnels are up', () => {
  expect(judge('VPC_VPN_2_TUNNELS_UP', { aws_vpn_connection: { office: {} } })).toEqual([
    'unknown aws_vpn_connection.office: the state of its two tunnels, VgwTelemetry in DescribeVpnConnections',
  ]);
  expect(judge('VPC_VPN_2_TUNNELS_UP', {})).toEqual([]);
});
