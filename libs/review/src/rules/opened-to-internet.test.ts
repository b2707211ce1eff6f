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

test.each(['10.0.0.0/8', '203.0.113.0/24', 'fd00::/8', '2001:db8::/32'])('%s is not the internet', (cidr) => {
  expect(group([], [rule(cidr)])).toEqual([]);
});

test.each(['0.0.0.0/1', '128.0.0.0/1', '2000::/3'])('%s is as good as the internet', (cidr) => {
  expect(group([], [rule(cidr)])).toHaveLength(1);
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
