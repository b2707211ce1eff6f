import { synthStack } from '@ashlar/testing';
import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl/index.js';
import { NetworkAclAssociation } from '@cdktf/provider-aws/lib/network-acl-association/index.js';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule/index.js';
import type { NetworkProps } from './network-props.js';
import { Network } from './network.js';

const build = (props: Partial<NetworkProps> = {}) =>
  synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        app: { routing: 'private', range: '10.0.32.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19', ipv6Block: 0 },
      },
      natGateways: 'none',
      flowLogs: 'off',
      ...props,
    });
  });

const VPC_RANGE = expect.stringMatching(/^\$\{aws_vpc\.network_vpc_\w+\.cidr_block\}$/);
const VPC_IPV6_RANGE = expect.stringMatching(/^\$\{aws_vpc\.network_vpc_\w+\.ipv6_cidr_block\}$/);

test('an isolated tier exchanges packets with the VPC and with nobody else', () => {
  const allowed = { rule_action: 'allow', protocol: '-1', cidr_block: VPC_RANGE };
  expect(build().all(NetworkAclRule)).toEqual([
    expect.objectContaining({ ...allowed, egress: true }),
    expect.objectContaining({ ...allowed, egress: false }),
  ]);
});

test('with IPv6, the range of the VPC is admitted under numbers of its own', () => {
  const rules = build({ ipv6: true }).all(NetworkAclRule);
  expect(rules).toHaveLength(4);
  expect(rules.filter((rule) => rule['rule_number'] === 110)).toEqual([
    expect.objectContaining({ ipv6_cidr_block: VPC_IPV6_RANGE, egress: true }),
    expect.objectContaining({ ipv6_cidr_block: VPC_IPV6_RANGE, egress: false }),
  ]);
});

test('it holds for every subnet of the tier, and for no other', () => {
  const subnets = build()
    .all(NetworkAclAssociation)
    .map(({ subnet_id: id }) => String(id));
  expect(subnets).toHaveLength(3);
  expect(subnets.every((id) => id.includes('network_data-us-east-1'))).toBe(true);
});

test('there is one for each isolated tier, and none without', () => {
  const cache = { routing: 'isolated', range: '10.0.96.0/19' } as const;
  const data = { routing: 'isolated', range: '10.0.64.0/19' } as const;
  expect(build({ tiers: { cache, data } }).all(NetworkAcl)).toHaveLength(2);
  expect(build({ tiers: { app: { routing: 'private', range: '10.0.32.0/19' } } }).all(NetworkAcl)).toEqual(
    [],
  );
});
