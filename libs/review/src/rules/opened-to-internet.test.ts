import { judged } from './judged.fixture.js';
import { created, deleted, replaced, updated } from './plan.fixture.js';

const opened = judged('opened-to-internet');

const rule = (cidr: string, from = 22, to = from, protocol = 'tcp') => ({
  ...{ protocol, from_port: from, to_port: to, cidr_blocks: [cidr], ipv6_cidr_blocks: [] },
});

const group = (before: object[], after: object[], more = {}) =>
  opened(updated('aws_security_group.g', { ingress: before }, { ingress: after }, more));

const PRIVATE = rule('10.0.0.0/16');
const WORLD = rule('0.0.0.0/0');

test('a range for everybody in a security group is a danger, in all forms of rules', () => {
  const danger = ['danger: lets the whole internet in [tcp 22 from 0.0.0.0/0]'];
  expect(group([PRIVATE], [PRIVATE, WORLD])).toEqual(danger);
  expect(opened(created('aws_security_group_rule.r', { type: 'ingress', ...WORLD }))).toEqual(danger);
  const single = { ip_protocol: 'tcp', from_port: 22, to_port: 22, cidr_ipv4: '0.0.0.0/0' };
  expect(opened(created('aws_vpc_security_group_ingress_rule.r', single))).toEqual(danger);
  const six = { ...PRIVATE, cidr_blocks: [], ipv6_cidr_blocks: ['::/0'] };
  expect(group([], [six])).toEqual(['danger: lets the whole internet in [tcp 22 from ::/0]']);
});

test('what was open already is no news, be it written in another order or as a part of what was', () => {
  expect(group([WORLD, PRIVATE], [PRIVATE, WORLD])).toEqual([]);
  expect(group([rule('0.0.0.0/0', 0, 0, '-1')], [WORLD])).toEqual([]);
  expect(group([rule('0.0.0.0/0', 20, 30)], [WORLD])).toEqual([]);
});

test('more ports than before are news', () => {
  expect(group([rule('0.0.0.0/0', 22, 30)], [rule('0.0.0.0/0', 20, 30)])).toHaveLength(1);
  expect(group([WORLD], [rule('0.0.0.0/0', 22, 23)])).toEqual([
    'danger: lets the whole internet in [tcp 22-23 from 0.0.0.0/0]',
  ]);
  expect(group([WORLD], [rule('0.0.0.0/0', 22, 22, 'udp')])).toHaveLength(1);
});

test.each([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '127.0.0.0/8',
  'fc00::/7',
  '203.0.113.0/24',
  'fd00::/8',
  '2001:db8::/32',
])('%s is not the internet', (cidr) => {
  expect(group([], [rule(cidr)])).toEqual([]);
});

const OPEN = ['0.0.0.0/1', '128.0.0.0/1', '34.0.0.0/9', '10.0.0.0/7', '127.0.0.0/1', '2000::/3', 'fd00::/0'];

test.each(OPEN)('%s is as good as the internet', (cidr) => {
  expect(group([], [rule(cidr)])).toHaveLength(1);
});

test('ranges that are as good as the internet together only are so in one rule and in several', () => {
  const halves = ['34.0.0.0/10', '52.0.0.0/10'];
  const danger = ['danger: lets the whole internet in [tcp 22 from 34.0.0.0/10, 52.0.0.0/10]'];
  expect(group([], [{ ...PRIVATE, cidr_blocks: halves }])).toEqual(danger);
  expect(
    group(
      [],
      halves.map((cidr) => rule(cidr)),
    ),
  ).toEqual(danger);
  expect(group([], [rule('34.0.0.0/10'), rule('52.0.0.0/10', 23)])).toEqual([]);
  expect(group([rule('0.0.0.0/0')], [{ ...PRIVATE, cidr_blocks: halves }])).toEqual([]);
  expect(
    group(
      [{ ...PRIVATE, cidr_blocks: halves }],
      halves.map((cidr) => rule(cidr)),
    ),
  ).toEqual([]);
});

test('a new group for the web asks for a look; an old one that opens is a danger', () => {
  expect(opened(created('aws_security_group.g', { ingress: [rule('0.0.0.0/0', 443)] }))).toEqual([
    'review: lets the whole internet in [tcp 443 from 0.0.0.0/0]',
  ]);
  expect(group([PRIVATE], [rule('0.0.0.0/0', 443)])).toEqual([
    'danger: lets the whole internet in [tcp 443 from 0.0.0.0/0]',
  ]);
});

test('egress opens nothing', () => {
  expect(opened(created('aws_security_group_rule.r', { type: 'egress', ...WORLD }))).toEqual([]);
  expect(opened(created('aws_vpc_security_group_egress_rule.r', { cidr_ipv4: '0.0.0.0/0' }))).toEqual([]);
});

test('a range that is known after the apply only is said to be so', () => {
  const unknown = { after_unknown: { ingress: [{ cidr_blocks: [true] }] } };
  expect(group([PRIVATE], [{ ...PRIVATE, cidr_blocks: [null] }], unknown)).toEqual([
    'review: whom it lets in is known after the apply only',
  ]);
  expect(
    opened(created('aws_vpc_security_group_ingress_rule.r', {}, { after_unknown: { cidr_ipv4: true } })),
  ).toHaveLength(1);
});

test('a group whose rules are all unknown is said to be so when it had rules before', () => {
  expect(
    opened(updated('aws_security_group.g', { ingress: [PRIVATE] }, {}, { after_unknown: { ingress: true } })),
  ).toEqual(['review: whom it lets in is known after the apply only']);
});

test.each<[string, object, object]>([
  ['aws_db_instance', { publicly_accessible: false }, { publicly_accessible: true }],
  ['aws_lb', { internal: true }, { internal: false }],
  ['aws_lambda_function_url', { authorization_type: 'AWS_IAM' }, { authorization_type: 'NONE' }],
  ['aws_s3_bucket_acl', { acl: 'private' }, { acl: 'public-read' }],
  [
    'aws_ecs_service',
    { network_configuration: [{ assign_public_ip: false }] },
    { network_configuration: [{ assign_public_ip: true }] },
  ],
  [
    'aws_eks_cluster',
    { vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ['203.0.113.0/24'] }] },
    { vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/1', '128.0.0.0/1'] }] },
  ],
  ['aws_ec2_managed_prefix_list', { entry: [] }, { entry: [{ cidr: '0.0.0.0/0' }] }],
  ['aws_db_snapshot', { shared_accounts: [] }, { shared_accounts: ['all'] }],
  ['aws_ssm_document', { permissions: {} }, { permissions: { type: 'Share', account_ids: 'All' } }],
  [
    'aws_cognito_identity_pool',
    { allow_unauthenticated_identities: false },
    { allow_unauthenticated_identities: true },
  ],
  [
    'aws_lightsail_instance_public_ports',
    { port_info: [] },
    { port_info: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidrs: ['0.0.0.0/0'] }] },
  ],
  [
    'aws_s3_bucket_acl',
    { access_control_policy: [] },
    {
      access_control_policy: [
        { grant: [{ grantee: [{ uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }] }] },
      ],
    },
  ],
  [
    'aws_eks_cluster',
    { vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ['203.0.113.0/24'] }] },
    { vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/0'] }] },
  ],
])('%s is made public, and back, and stays', (type, hidden, open) => {
  const [shut, wide] = [hidden as Record<string, unknown>, open as Record<string, unknown>];
  expect(opened(updated(`${type}.x`, shut, wide))).toEqual([expect.stringMatching(/^danger/)]);
  expect(opened(replaced(`${type}.x`, shut, wide))).toHaveLength(1);
  expect(opened(updated(`${type}.x`, wide, shut))).toEqual([]);
  expect(opened(updated(`${type}.x`, { ...wide, tag: 1 }, { ...wide, tag: 2 }))).toEqual([]);
  expect(opened(deleted(`${type}.x`, wide))).toEqual([]);
});

test('whether it becomes public may be known after the apply only', () => {
  const unknown = { after_unknown: { publicly_accessible: true } };
  expect(opened(updated('aws_db_instance.x', { publicly_accessible: false }, {}, unknown))).toEqual([
    'review: perhaps gives it a public address: publicly_accessible is known after the apply only',
  ]);
});

test.each([
  ['aws_iam_access_key', { user: 'u' }],
  ['aws_kms_grant', { grantee_principal: 'arn:aws:iam::111122223333:root' }],
  ['aws_ram_resource_share', { allow_external_principals: true }],
  ['aws_snapshot_create_volume_permission', { account_id: '111122223333' }],
])('a new %s deserves a look', (type, values) => {
  expect(opened(created(`${type}.x`, values))).toEqual([expect.stringMatching(/^review/)]);
});
