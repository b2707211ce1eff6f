import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { runsInPrivateSubnets } from './runs-in-private-subnets.js';

/** A subnet whose table sends everything to a gateway, and one whose table sends it to a NAT gateway. */
const network = (route: object = { gateway_id: '${aws_internet_gateway.igw.id}' }) => ({
  aws_internet_gateway: { igw: {} },
  aws_nat_gateway: { nat: {} },
  aws_vpc: { main: {} },
  aws_subnet: { open: { vpc_id: '${aws_vpc.main.id}' }, closed: { vpc_id: '${aws_vpc.main.id}' } },
  aws_route_table: { open: { vpc_id: '${aws_vpc.main.id}' }, closed: { vpc_id: '${aws_vpc.main.id}' } },
  aws_route: {
    open: { route_table_id: '${aws_route_table.open.id}', destination_cidr_block: '0.0.0.0/0', ...route },
    closed: {
      route_table_id: '${aws_route_table.closed.id}',
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: '${aws_nat_gateway.nat.id}',
    },
  },
  aws_route_table_association: {
    open: { subnet_id: '${aws_subnet.open.id}', route_table_id: '${aws_route_table.open.id}' },
    closed: { subnet_id: '${aws_subnet.closed.id}', route_table_id: '${aws_route_table.closed.id}' },
  },
});

const judge = (blocks: Blocks) => judged([runsInPrivateSubnets])('RUNS_IN_PRIVATE_SUBNETS', blocks);

const service = (subnet: string, values: object = {}, more: Blocks = network()) =>
  judge({
    ...more,
    aws_ecs_service: { web: { network_configuration: { subnets: [subnet], ...values } } },
  });

const called = (vpc_config?: object, more: Blocks = network()) =>
  judge({ ...more, aws_lambda_function: { f: { vpc_config } } });

test('tasks behind a NAT gateway pass, beside an internet gateway they fail', () => {
  expect(service('${aws_subnet.closed.id}')).toEqual([
    'pass aws_ecs_service.web: network_configuration.assign_public_ip is not set; s/aws_subnet.closed has no way to an internet gateway',
  ]);
  expect(service('${aws_subnet.open.id}')).toEqual([
    'fail aws_ecs_service.web: s/aws_subnet.open goes to the internet by s/aws_route.open',
  ]);
});

test('a public address fails, wherever', () => {
  expect(service('${aws_subnet.closed.id}', { assign_public_ip: true })).toEqual([
    'fail aws_ecs_service.web: network_configuration.assign_public_ip is true',
  ]);
});

test('functions are held to the same, and have to be in the VPC', () => {
  expect(called({ subnet_ids: ['${aws_subnet.closed.id}'] })).toEqual([
    'pass aws_lambda_function.f: s/aws_subnet.closed has no way to an internet gateway',
  ]);
  expect(called({ subnet_ids: ['${aws_subnet.closed.id}', '${aws_subnet.open.id}'] })).toEqual([
    'fail aws_lambda_function.f: s/aws_subnet.open goes to the internet by s/aws_route.open',
  ]);
  expect(called()).toEqual(['fail aws_lambda_function.f: it is in no VPC']);
});

test('routes within a table count', () => {
  const { aws_route_table: tables, ...others } = network({ gateway_id: 'local' });
  const aws_route_table = {
    ...tables,
    open: { ...tables.open, route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] },
  };
  expect(called({ subnet_ids: ['${aws_subnet.open.id}'] }, { ...others, aws_route_table })).toEqual([
    'fail aws_lambda_function.f: s/aws_subnet.open goes to the internet by s/aws_route_table.open',
  ]);
});

test.each<[string, () => string[]]>([
  ['an address', () => service('${aws_subnet.closed.id}', { assign_public_ip: '${var.public}' })],
  ['a subnet', () => service('${var.subnet}')],
  ['a subnet of another repository', () => called({ subnet_ids: ['subnet-1'] })],
  ['a gateway', () => service('${aws_subnet.open.id}', {}, network({ gateway_id: '${var.gateway}' }))],
  [
    'the table of a subnet',
    () =>
      service(
        '${aws_subnet.open.id}',
        {},
        {
          ...network(),
          aws_route_table_association: {
            open: { subnet_id: '${aws_subnet.open.id}', route_table_id: '${var.table}' },
          },
        },
      ),
  ],
])('what only Terraform knows is open: %s', (_, found) => {
  expect(found()).toEqual([expect.stringMatching('^unknown ')]);
});
