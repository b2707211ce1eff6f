import { mayConnect } from './may-connect.js';
import { Model } from './model.js';
import { openToInternet } from './open-to-internet.js';
import {
  ingress,
  modelAfter,
  type Resources,
  stacksOf,
  threeTiers,
  type ThreeTiers,
} from './three-tiers.fixture.js';
import { waysOut } from './ways-out.js';

/** Everything that is asked about three tiers. */
const answers = (model: Model) => ({
  ...openToInternet(model),
  database: mayConnect(model, { to: model.at('data/aws_rds_cluster.db'), port: 5432 }),
  service: mayConnect(model, { to: model.at('app/aws_ecs_service.api'), port: 8080 }),
  out: waysOut(model, model.at('network/aws_subnet.data')),
});

const add = (stack: Resources, type: string, attributes: Record<string, unknown>) => {
  stack[type] = { ...stack[type], added: attributes };
};

const change = (stack: Resources, type: string, name: string, attributes: Record<string, unknown>) =>
  Object.assign(stack[type]?.[name] ?? {}, attributes);

const rule = (stack: Resources, group: string, peer: Record<string, unknown>, port: number) =>
  add(stack, 'aws_vpc_security_group_ingress_rule', ingress(group, peer, port));

const ROUTE = { route_table_id: '${aws_route_table.data.id}', destination_cidr_block: '0.0.0.0/0' };

const IGW = '${aws_internet_gateway.main.id}';

const inline = (peer: Record<string, unknown>) => ({
  protocol: 'tcp',
  from_port: 5432,
  to_port: 5432,
  ...peer,
});

test.each<[string, (tiers: ThreeTiers) => unknown]>([
  [
    'port 22 of the load balancer is opened',
    ({ app }) => rule(app, 'balancer', { cidr_ipv4: '0.0.0.0/0' }, 22),
  ],
  ['its port is opened to IPv6', ({ app }) => rule(app, 'balancer', { cidr_ipv6: '::/0' }, 443)],
  [
    'its rule loses its ports',
    ({ app }) => change(app, 'aws_vpc_security_group_ingress_rule', 'balancer-https', { ip_protocol: '-1' }),
  ],
  [
    'its rule is narrowed to one address',
    ({ app }) =>
      change(app, 'aws_vpc_security_group_ingress_rule', 'balancer-https', { cidr_ipv4: '203.0.113.7/32' }),
  ],
  ['the load balancer becomes internal', ({ app }) => change(app, 'aws_lb', 'web', { internal: true })],
  ['the load balancer loses its group', ({ app }) => change(app, 'aws_lb', 'web', { security_groups: [] })],
  [
    'the load balancer takes the group of the service too',
    ({ app }) =>
      change(app, 'aws_lb', 'web', {
        security_groups: ['${aws_security_group.balancer.id}', '${aws_security_group.service.id}'],
      }),
  ],
  ['the service is opened', ({ app }) => rule(app, 'service', { cidr_ipv4: '0.0.0.0/0' }, 8080)],
  [
    'the service is opened to a prefix list',
    ({ app }) => rule(app, 'service', { prefix_list_id: 'pl-1' }, 8080),
  ],
  [
    'the service moves to the public subnet, with an address and an open group',
    ({ app }) =>
      change(app, 'aws_ecs_service', 'api', {
        network_configuration: {
          assign_public_ip: true,
          security_groups: ['${aws_security_group.balancer.id}'],
          subnets: ['subnet-1'],
        },
      }),
  ],
  ['the database admits the VPC', ({ data }) => rule(data, 'database', { cidr_ipv4: '10.0.0.0/16' }, 5432)],
  [
    'the database admits half of the VPC',
    ({ data }) => rule(data, 'database', { cidr_ipv4: '10.0.0.0/17' }, 5432),
  ],
  [
    'the database admits another VPC',
    ({ data }) => rule(data, 'database', { cidr_ipv4: '10.1.0.0/16' }, 5432),
  ],
  ['the database admits everybody', ({ data }) => rule(data, 'database', { cidr_ipv4: '0.0.0.0/0' }, 5432)],
  [
    'the database admits everybody by IPv6',
    ({ data }) => rule(data, 'database', { cidr_ipv6: '::/0' }, 5432),
  ],
  [
    'the database admits itself',
    ({ data }) =>
      rule(data, 'database', { referenced_security_group_id: '${aws_security_group.database.id}' }, 5432),
  ],
  [
    'the database admits the load balancer',
    ({ app }) =>
      change(app, 'aws_vpc_security_group_ingress_rule', 'database-service', {
        referenced_security_group_id: '${aws_security_group.balancer.id}',
      }),
  ],
  [
    'the database admits a group that only its id names',
    ({ data }) => rule(data, 'database', { referenced_security_group_id: 'sg-1' }, 5432),
  ],
  [
    'the database admits by a block of its group',
    ({ data }) =>
      change(data, 'aws_security_group', 'database', { ingress: [inline({ cidr_blocks: ['10.0.0.0/24'] })] }),
  ],
  [
    'the database admits by the older resource',
    ({ data }) =>
      add(data, 'aws_security_group_rule', {
        type: 'ingress',
        security_group_id: '${aws_security_group.database.id}',
        ...inline({ cidr_blocks: ['10.0.0.0/24'] }),
      }),
  ],
  [
    'the database wears a second group',
    ({ data }) => {
      add(data, 'aws_security_group', { ingress: [inline({ cidr_blocks: ['10.0.0.0/24'] })] });
      change(data, 'aws_rds_cluster', 'db', {
        vpc_security_group_ids: ['${aws_security_group.database.id}', '${aws_security_group.added.id}'],
      });
    },
  ],
  [
    'the database wears a group that is not there',
    ({ data }) =>
      change(data, 'aws_rds_cluster', 'db', {
        vpc_security_group_ids: ['${aws_security_group.database.id}', 'sg-1'],
      }),
  ],
  [
    'the database stands in the default group, which is opened',
    ({ data, network }) => {
      change(data, 'aws_rds_cluster', 'db', { vpc_security_group_ids: [] });
      change(network, 'aws_default_security_group', 'closed', {
        ingress: [inline({ cidr_blocks: ['10.0.0.0/8'] })],
      });
    },
  ],
  [
    'the isolated subnet is routed to the internet, and the database is public and admits it',
    ({ data, network }) => {
      add(network, 'aws_route', { ...ROUTE, gateway_id: IGW });
      change(data, 'aws_rds_cluster_instance', 'writer', { publicly_accessible: true });
      rule(data, 'database', { cidr_ipv4: '0.0.0.0/0' }, 5432);
    },
  ],
  [
    'the isolated subnet is routed to the internet',
    ({ network }) => add(network, 'aws_route', { ...ROUTE, gateway_id: IGW }),
  ],
  [
    'the isolated subnet is routed to a NAT gateway',
    ({ network }) => add(network, 'aws_route', { ...ROUTE, nat_gateway_id: 'nat-1' }),
  ],
  [
    'the isolated subnet uses the public table',
    ({ network }) =>
      change(network, 'aws_route_table_association', 'data', {
        route_table_id: '${aws_route_table.public.id}',
      }),
  ],
  ['the public subnet loses its route', ({ network }) => delete network['aws_route']?.['public']],
  [
    'the service may send to everybody, and the database admits the balancer',
    ({ app, data }) => {
      add(app, 'aws_vpc_security_group_egress_rule', ingress('balancer', { cidr_ipv4: '0.0.0.0/0' }, 5432));
      rule(data, 'database', { cidr_ipv4: '10.0.0.0/24' }, 5432);
    },
  ],
  [
    'the service may no longer send to the database',
    ({ app }) => delete app['aws_vpc_security_group_egress_rule']?.['service-database'],
  ],
  [
    'the service may send by another rule too',
    ({ app }) =>
      add(app, 'aws_vpc_security_group_egress_rule', ingress('service', { cidr_ipv4: '10.0.2.0/24' }, 5432)),
  ],
  [
    'a bastion wears the group of the service',
    ({ app }) =>
      add(app, 'aws_instance', {
        vpc_security_group_ids: ['${aws_security_group.service.id}'],
        subnet_id: 'subnet-1',
      }),
  ],
  [
    'a function wears the group of the service',
    ({ app }) =>
      add(app, 'aws_lambda_function', {
        vpc_config: { security_group_ids: ['${aws_security_group.service.id}'], subnet_ids: ['subnet-1'] },
      }),
  ],
  [
    'a group that nobody wears is opened',
    ({ data }) => add(data, 'aws_security_group', { ingress: [inline({ cidr_blocks: ['0.0.0.0/0'] })] }),
  ],
])('an answer changes when %s', (_, mutate) => {
  expect(answers(modelAfter((tiers) => void mutate(tiers)))).not.toEqual(answers(modelAfter()));
});

test('an answer changes when somebody calls a module', () => {
  const [first, ...others] = stacksOf(threeTiers());
  if (first === undefined) throw new Error('there are three stacks');
  const calling = { ...first, json: { ...first.json, module: { hidden: { source: './hidden' } } } };
  expect(answers(new Model([calling, ...others]))).not.toEqual(answers(modelAfter()));
});

test('not when nobody changes anything that matters', () => {
  const tagged = modelAfter(({ network, app }) => {
    change(network, 'aws_subnet', 'data', { tags: { Tier: 'data' } });
    change(app, 'aws_lb', 'web', { tags: { Owner: 'somebody' } });
    add(app, 'aws_ssm_parameter', { value: '${aws_security_group.service.id}' });
  });
  expect(answers(tagged)).toEqual(answers(modelAfter()));
});
