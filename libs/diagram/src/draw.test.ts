import type { StackJson } from '@ashlar/graph';
import { draw } from './draw.js';
import { account, site } from './platform.fixture.js';

const drawing = draw([site(), account()], 'demo prod');

const titled = (id: string) => drawing.nodes.find((node) => node.id === id)?.title ?? id;

const arrows = drawing.edges.map(({ from, to, label }) => [titled(from), titled(to), label]);

const drawn = (stacks: readonly StackJson[], id: string) =>
  draw(stacks, 'x').nodes.find((node) => node.id === id);

test('arrows are what rules, routes and addresses prove', () => {
  expect(arrows).toEqual(
    expect.arrayContaining([
      ['Anybody', 'Firewall (WAF)', 'tcp 443'],
      ['Firewall (WAF)', 'Application Load Balancer', 'tcp 443'],
      ['Application Load Balancer', 'ECS service api', 'tcp 8080'],
      ['ECS service api', 'Aurora PostgreSQL 15.10', 'tcp 5432'],
    ]),
  );
  expect(arrows).not.toContainEqual(
    expect.arrayContaining(['Application Load Balancer', 'Aurora PostgreSQL 15.10']),
  );
});

test('a group that may connect and that nobody wears is drawn as nobody', () => {
  const [nobody] = drawing.nodes.filter(({ kind }) => kind === 'nobody');
  expect(nobody).toMatchObject({ lines: ['What reads records'], title: 'Nobody yet: an unused group' });
  expect(arrows).toContainEqual(['Nobody yet: an unused group', 'Aurora PostgreSQL 15.10', 'tcp 5432']);
});

test('without its firewall the load balancer is reached straight from the internet', () => {
  const { edges } = draw([site({ aws_wafv2_web_acl_association: {} })], 'x');
  expect(edges).toContainEqual({
    from: 'internet',
    to: 'demo-prod-site/aws_lb.web',
    kind: 'traffic',
    label: 'tcp 443',
  });
});

test('tiers are told apart by their routes, and say their ranges', () => {
  const tiers = drawing.boundaries.filter(({ id }) => id.startsWith('tier '));
  expect(tiers.map(({ kind, title, lines }) => [kind, title, ...lines])).toEqual([
    ['public', 'Public subnets (1)', 'route to the internet', 'us-east-1a: 10.0.1.0/24'],
    ['private', 'App subnets (1)', 'out by NAT or another gateway', 'us-east-1a: 10.0.11.0/24'],
    ['isolated', 'Data subnets (1)', 'no route out of the VPC', 'us-east-1a: 10.0.21.0/24'],
  ]);
});

test('figures stand in the labels', () => {
  expect(drawn([site()], 'demo-prod-site/aws_ecs_service.api')?.lines).toEqual([
    '3 tasks on Fargate',
    'each 0.5 vCPU, 1024 MB',
  ]);
  expect(drawn([site()], 'demo-prod-site/aws_rds_cluster.records')?.lines).toContain('0.5 to 4 ACU');
  expect(drawn([site()], 'demo-prod-site/aws_lb.web')?.lines).toContain('HTTPS 443, TLS 1.2 to 1.3');
});

test('a key says what it encrypts, and logs how long they stay', () => {
  expect(drawn([account()], 'keys in us-east-1')?.lines).toEqual(['logs: 2 log groups']);
  expect(drawn([account()], 'logs in us-east-1')?.lines).toEqual([
    '2 log groups, all under an own key',
    'kept 30 days',
  ]);
});

test('audit and detection say how far they reach', () => {
  const template =
    '{"A":{"Type":"AWS::Config::ConfigRule"},"B":{"Type":"AWS::Config::ConfigRule","V":"$${Days}"}}';
  const watched = account({
    aws_cloudtrail: { all: { is_multi_region_trail: true, enable_log_file_validation: true } },
    aws_config_conformance_pack: { hipaa: { name: 'demo-prod-hipaa', template_body: template } },
    aws_guardduty_detector: { all: { enable: true } },
    aws_guardduty_detector_feature: { rds: { name: 'RDS_LOGIN_EVENTS', status: 'ENABLED' } },
    aws_ebs_encryption_by_default: { all: { enabled: true } },
  });
  expect(drawn([watched, site()], 'audit in us-east-1')?.lines).toEqual([
    'CloudTrail: all regions, validated',
    'conformance pack hipaa: 2 rules',
  ]);
  expect(drawn([watched], 'detection in us-east-1')?.lines).toEqual(['GuardDuty: RDS login events']);
  expect(drawn([watched], 'settings in us-east-1')?.lines).toEqual(['EBS encrypted by default']);
});

test('what stands in another region is drawn there, and copies lead to it', () => {
  expect(drawing.nodes.find(({ id }) => id === 'backups in us-west-2')?.within).toBe('region us-west-2');
  expect(drawing.edges).toContainEqual({
    from: 'backups in us-east-1',
    to: 'backups in us-west-2',
    kind: 'records',
    label: 'copies',
  });
});

test('a type that no table knows is counted by its name, and nothing else is', () => {
  expect(drawing.notes.at(-1)).toBe(
    'Not drawn: nothing but rules, policies, roles and settings of what is drawn.',
  );
  const { notes } = draw([account({ aws_quantum_vault: { a: {}, b: {} } })], 'x');
  expect(notes.at(-1)).toContain('2 resources of 1 type (quantum_vault)');
});

test('something in a subnet is drawn even if no table knows its type', () => {
  const broker = { subnet_ids: ['${aws_subnet.app.id}'], broker_name: 'jobs' };
  const node = drawn([site({ aws_mq_broker: { jobs: broker } })], 'demo-prod-site/aws_mq_broker.jobs');
  expect(node).toMatchObject({ title: 'mq broker', within: expect.stringContaining(' app private') });
});

test('an account without a VPC has services and no internet', () => {
  const { boundaries } = draw([account()], 'x');
  expect(boundaries.map(({ kind }) => kind)).toEqual(['account', 'services', 'region']);
});

test('no arrow starts at something that is not drawn', () => {
  const logs = {
    subnet_id: '${aws_subnet.app.id}',
    log_destination: '${aws_cloudwatch_log_group.flows.arn}',
  };
  const { edges } = draw(
    [site({ aws_flow_log: { app: logs }, aws_cloudwatch_log_group: { flows: {} } })],
    'x',
  );
  expect(edges.filter(({ kind }) => kind === 'records')).toEqual([]);
});

test('the description says in sentences what the arrows say', () => {
  expect(drawing.description).toContain('Application Load Balancer to ECS service api: tcp 8080.');
  expect(drawing.description).toContain('Data subnets (1): Aurora PostgreSQL 15.10.');
});
