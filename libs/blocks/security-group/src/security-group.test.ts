import { refusal, synthStack } from '@ashlar/testing';
import { SecurityGroup as AwsSecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import type { Rule } from './rule.js';
import { SecurityGroup, type SecurityGroupProps } from './security-group.js';

const office = { cidr: '10.8.0.0/16', port: 443, description: 'HTTPS from the office' } as const;
const bastion = { securityGroupId: 'sg-1', port: 22, description: 'Sessions from the bastion' } as const;

const build = (props: Partial<SecurityGroupProps> = {}) =>
  synthStack((stack) => {
    new SecurityGroup(stack, 'web', {
      vpcId: 'vpc-1',
      purpose: 'web',
      description: 'Web servers',
      ...props,
    });
  });

const ingress = (rule: Rule) => build({ ingress: { office: rule } }).one(VpcSecurityGroupIngressRule);

/** What is wrong and how it is repaired, without the line that says where. */
const problems = (rule: object) =>
  refusal(() => build({ ingress: { office: rule as Rule } }))
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('R26 (aws-cdk 35292, 8342): a group', () => {
  test('without rules admits nobody and connects to nobody', () => {
    const stack = build();
    expect(Object.keys(stack.byAddress())).toHaveLength(1);
    expect(stack.one(AwsSecurityGroup)).not.toHaveProperty('ingress');
    expect(stack.one(AwsSecurityGroup)).not.toHaveProperty('egress');
  });

  test('is open to the world only where somebody wrote so', () => {
    const open = (props: Partial<SecurityGroupProps>) =>
      /0\.0\.0\.0\/0|::\/0/.test(JSON.stringify(build(props).json));
    expect(open({ ingress: { office, bastion }, egress: { bastion } })).toBe(false);
    expect(open({ ingress: { office: { ...office, cidr: '0.0.0.0/0' } } })).toBe(true);
  });
});

describe('R7 (terraform-aws-security-group 67, 82): one rule', () => {
  const before = build({ ingress: { office, bastion }, egress: { office } }).byAddress();

  test('that changes its range changes nothing else', () => {
    const moved = { ...office, cidr: '10.9.0.0/16' };
    const after = build({ ingress: { office: moved, bastion }, egress: { office } }).byAddress();

    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter(
      (address) => JSON.stringify(before[address]) !== JSON.stringify(after[address]),
    );
    expect(changed).toEqual([
      expect.stringMatching(/^aws_vpc_security_group_ingress_rule\.web_from-office_/),
    ]);
  });

  test('that comes or goes touches nothing else', () => {
    const after = build({ ingress: { bastion }, egress: { office } }).byAddress();
    const kept = Object.entries(before).filter(([address]) => !address.includes('from-office'));
    expect(after).toEqual(Object.fromEntries(kept));
  });

  test('may stand anywhere among the others', () => {
    const after = build({ egress: { office }, ingress: { bastion, office } });
    expect(after.byAddress()).toEqual(before);
  });
});

describe('a rule', () => {
  test('is a resource of its own, with its reason and its key', () => {
    const stack = build({ ingress: { office }, egress: { office } });
    const expected = {
      cidr_ipv4: '10.8.0.0/16',
      description: 'HTTPS from the office',
      from_port: 443,
      to_port: 443,
      ip_protocol: 'tcp',
      tags: { Name: 'office' },
    };
    expect(stack.one(VpcSecurityGroupIngressRule)).toMatchObject(expected);
    expect(stack.one(VpcSecurityGroupEgressRule)).toMatchObject(expected);
  });

  test.each([
    [{ cidr: '10.8.0.0/16' }, { cidr_ipv4: '10.8.0.0/16' }],
    [{ cidrIpv6: '2001:db8::/56' }, { cidr_ipv6: '2001:db8::/56' }],
    [{ securityGroupId: 'sg-1' }, { referenced_security_group_id: 'sg-1' }],
    [{ prefixListId: 'pl-1' }, { prefix_list_id: 'pl-1' }],
  ])('has one other side: %j', (peer, expected) => {
    expect(ingress({ port: 443, description: 'HTTPS', ...peer })).toMatchObject(expected);
  });

  test('is for a range of ports, for UDP, or for everything', () => {
    expect(ingress({ ...office, port: { from: 8000, to: 8080 }, protocol: 'udp' })).toMatchObject({
      from_port: 8000,
      to_port: 8080,
      ip_protocol: 'udp',
    });
    const all = ingress({ ...office, port: 'all' });
    expect(all).toMatchObject({ ip_protocol: '-1' });
    expect(all).not.toHaveProperty('from_port');
  });

  test('for every port is for every protocol, so that none can be named', () => {
    // @ts-expect-error The protocol would be ignored.
    const rule: Rule = { ...office, port: 'all', protocol: 'tcp' };
    expect(ingress(rule)).toMatchObject({ ip_protocol: '-1' });
  });

  test('may hold what only Terraform knows', () => {
    const stack = synthStack((unit) => {
      const { id: vpcId, cidrBlock: cidr, ipv6NetmaskLength: port } = new Vpc(unit, 'vpc', {});
      const rules = { vpc: { cidr, port, description: 'Everything in the VPC' } };
      new SecurityGroup(unit, 'web', { vpcId, purpose: 'web', description: 'Web servers', ingress: rules });
    });
    expect(stack.one(VpcSecurityGroupIngressRule)).toMatchObject({
      cidr_ipv4: '${aws_vpc.vpc.cidr_block}',
      from_port: '${aws_vpc.vpc.ipv6_netmask_length}',
    });
  });
});

describe('a rule is refused', () => {
  const noPeer = { port: 443, description: 'HTTPS from the office' };

  test('with two other sides, or none', () => {
    expect(problems({ ...office, securityGroupId: 'sg-1' })).toEqual([
      'ingress.office has cidr and securityGroupId',
      'fix: give one of cidr, cidrIpv6, securityGroupId, prefixListId',
    ]);
    expect(problems(noPeer)[0]).toBe('ingress.office has no peer');
  });

  test.each(['10.8.0.1/16', '10.8.0.0', 'office', '::/0'])("with '%s' for a range", (range) => {
    expect(problems({ ...office, cidr: range })).toEqual([
      `ingress.office.cidr is '${range}'`,
      "fix: use CIDR notation with no bits behind the prefix: '10.0.0.0/16'",
    ]);
  });

  test.each(['10.8.0.0/16', '2001:db8::', '2001:db8::/129', '::/0/0'])(
    "with '%s' for an IPv6 range",
    (range) => {
      expect(problems({ ...noPeer, cidrIpv6: range })).toEqual([
        `ingress.office.cidrIpv6 is '${range}'`,
        "fix: use CIDR notation: '2001:db8::/56'",
      ]);
    },
  );

  test.each([
    [-1, '-1'],
    [65_536, '65536'],
    [443.5, '443.5'],
    [{ from: 90, to: 80 }, '90 to 80'],
  ])('for port %j', (port, shown) => {
    expect(problems({ ...office, port })).toEqual([
      `ingress.office.port is ${shown}`,
      'fix: use 0 to 65535, the lower one as `from`',
    ]);
  });

  test.each(['', "the office's", 'a'.repeat(256)])("with the description '%s'", (description) => {
    expect(problems({ ...office, description })[0]).toBe(`ingress.office.description is '${description}'`);
  });
});

test('the description of the group is refused for what EC2 refuses, together with its rules', () => {
  const attempt = () =>
    build({ description: "Omnirapeutic's", egress: { all: { ...office, cidr: 'all', description: '' } } });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/web (SecurityGroup) has 3 problems:
      description is 'Omnirapeutic's'
        fix: say what it is for in 1 to 255 characters of A-Z a-z 0-9 . _ : / ( ) # , @ [ ] + = & ; { } ! $ * - and spaces
      egress.all.cidr is 'all'
        fix: use CIDR notation with no bits behind the prefix: '10.0.0.0/16'
      egress.all.description is ''
        fix: say what it is for in 1 to 255 characters of A-Z a-z 0-9 . _ : / ( ) # , @ [ ] + = & ; { } ! $ * - and spaces"
  `);
});

test('another description replaces the group, and the new one stands first, under another name', () => {
  const [before, after] = [build(), build({ description: 'Servers' })];
  expect(after.one(AwsSecurityGroup)).toMatchObject({
    name_prefix: 'demo-test-unit-web-',
    lifecycle: { create_before_destroy: true },
  });
  expect(after.one(AwsSecurityGroup)).not.toHaveProperty('name');
  expect(Object.keys(after.byAddress())).toEqual(Object.keys(before.byAddress()));
});
