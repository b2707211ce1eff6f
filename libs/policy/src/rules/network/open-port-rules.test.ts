import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { openPortRules } from './open-port-rules.js';

const judge = judged(openPortRules);

const ingress = (rule: object) => ({
  security_group_id: '${aws_security_group.web.id}',
  ip_protocol: 'tcp',
  cidr_ipv4: '0.0.0.0/0',
  ...rule,
});

/** A group with one rule. */
const group = (rule?: object): Blocks => ({
  aws_security_group: { web: { name: 'web' } },
  ...(rule === undefined ? {} : { aws_vpc_security_group_ingress_rule: { in: ingress(rule) } }),
});

const range = (from: number, to = from) => ({ from_port: from, to_port: to });

describe('SSH', () => {
  const ssh = (resource: Blocks) => judge('INCOMING_SSH_DISABLED', resource);

  test.each<[string, object]>([
    ['its port alone', range(22)],
    ['a range around its port', range(20, 30)],
    ['every port of TCP', range(0, 65535)],
    ['every protocol', { ip_protocol: '-1' }],
    ['IPv6', { ...range(22), cidr_ipv4: undefined, cidr_ipv6: '::/0' }],
  ])('%s open to everybody fails', (_, rule) => {
    expect(ssh(group(rule))).toEqual([expect.stringMatching(/^fail aws_security_group.web: .*\.in admits /)]);
  });

  test.each<[string, object]>([
    ['another port', range(443)],
    ['its port of UDP', { ...range(22), ip_protocol: 'udp' }],
    ['its port for some addresses', { ...range(22), cidr_ipv4: '203.0.113.0/24' }],
    ['its port for a group', { ...range(22), cidr_ipv4: undefined, referenced_security_group_id: 'sg-1' }],
  ])('%s passes', (_, rule) => {
    expect(ssh(group(rule))).toEqual([
      'pass aws_security_group.web: no rule admits every address to port 22',
    ]);
  });

  test('addresses that only Terraform knows need evidence', () => {
    expect(ssh(group({ ...range(22), cidr_ipv4: '${var.office}' }))).toEqual([
      'unknown aws_security_group.web: s/aws_vpc_security_group_ingress_rule.in admits ${var.office} on tcp 22: ' +
        "see what AWS Config's rule INCOMING_SSH_DISABLED finds",
    ]);
  });

  test('a rule of a group that nobody knows may be one of this', () => {
    expect(ssh(group({ ...range(22), security_group_id: '${var.group}' }))).toEqual([
      expect.stringMatching('^unknown aws_security_group.web: '),
    ]);
  });

  test('rules within the group count, and those of the older form', () => {
    const block = { protocol: 'tcp', ...range(22), cidr_blocks: ['0.0.0.0/0'] };
    expect(ssh({ aws_security_group: { web: { ingress: [block] } } })).toEqual([
      'fail aws_security_group.web: s/aws_security_group.web admits 0.0.0.0/0 on tcp 22',
    ]);
    const older = { ...block, type: 'ingress', security_group_id: '${aws_security_group.web.id}' };
    expect(ssh({ ...group(), aws_security_group_rule: { in: older } })).toEqual([
      'fail aws_security_group.web: s/aws_security_group_rule.in admits 0.0.0.0/0 on tcp 22',
    ]);
  });

  test('a rule of the adopted default group counts', () => {
    const vpc = {
      aws_vpc: { main: {} },
      aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}' } },
    };
    const rule = ingress({ ...range(22), security_group_id: '${aws_vpc.main.default_security_group_id}' });
    expect(ssh({ ...vpc, aws_vpc_security_group_ingress_rule: { in: rule } })).toEqual([
      expect.stringMatching('^fail aws_default_security_group.main: '),
    ]);
    expect(ssh(vpc)).toEqual([expect.stringMatching('^pass aws_default_security_group.main: ')]);
  });

  test('a stack without groups has nothing to judge', () => {
    expect(ssh({ aws_vpc: { main: {} } })).toEqual([]);
  });
});

describe('common ports', () => {
  test.each([20, 21, 3306, 3389, 4333])('%i open to everybody fails', (port) => {
    expect(judge('RESTRICTED_INCOMING_TRAFFIC', group(range(port)))).toEqual([
      `fail aws_security_group.web: s/aws_vpc_security_group_ingress_rule.in admits 0.0.0.0/0 on tcp ${port}`,
    ]);
  });

  test('others pass', () => {
    expect(judge('RESTRICTED_INCOMING_TRAFFIC', group(range(22, 3305)))).toEqual([
      'pass aws_security_group.web: no rule admits every address to 20, 21, 3306, 3389, 4333',
    ]);
  });
});

describe('authorized ports', () => {
  const ports = (rule: object) => judge('VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS', group(rule));

  test('the pack authorizes none, not even that of HTTPS', () => {
    expect(ports(range(443))).toEqual([
      'fail aws_security_group.web: s/aws_vpc_security_group_ingress_rule.in admits 0.0.0.0/0 on tcp 443',
    ]);
    expect(ports({ ip_protocol: 'udp', ...range(53) })).toEqual([expect.stringMatching('^fail ')]);
    expect(ports({ ip_protocol: '-1' })).toEqual([expect.stringMatching('^fail ')]);
  });

  test('ICMP has no ports, and some addresses are not everybody', () => {
    expect(ports({ ip_protocol: 'icmp', from_port: 8, to_port: -1 })).toEqual([
      'pass aws_security_group.web: no rule admits every address',
    ]);
    expect(ports({ ...range(443), cidr_ipv4: '198.51.100.7/32' })).toEqual([expect.stringMatching('^pass ')]);
  });
});
