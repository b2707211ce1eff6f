import { blocksIn, isKnownText, isPresent } from './blocks.js';
import { defaultGroupOf, groupName, groupsIn } from './security-groups.js';
import type { Model, Resource } from './model.js';
import { type Peer, peersOfGroups, peersOfPrefixLists, peersOfRanges } from './peer.js';
import { type Ports, portsOf } from './ports.js';
import type { Attributes } from './terraform-json.js';

export type Direction = 'ingress' | 'egress';

/** A rule of a security group, however it was written. */
export interface GroupRule {
  /** Id of the resource that holds it. */
  readonly by: string;
  readonly direction: Direction;
  /** The groups that it is a rule of; undefined when it may be any. */
  readonly groups: readonly string[] | undefined;
  readonly ports: Ports;
  readonly peer: Peer;
}

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** Every rule of every group. A rule of a group that can't be told is a rule of all of them. */
export function rulesOf(model: Model): GroupRule[] {
  return [
    ...DIRECTIONS.flatMap((direction) => singleRules(model, direction)),
    ...olderRules(model),
    ...inlineRules(model),
    ...rulesOfDefaultGroups(model),
  ];
}

export const rulesOfGroup = (rules: readonly GroupRule[], direction: Direction, group: string) =>
  rules.filter(
    (rule) => rule.direction === direction && (rule.groups === undefined || rule.groups.includes(group)),
  );

function singleRules(model: Model, direction: Direction): GroupRule[] {
  return model.all(`aws_vpc_security_group_${direction}_rule`).flatMap((rule) => {
    const { stack, attributes } = rule;
    const peers = [
      ...peersOfRanges(model, stack, [attributes['cidr_ipv4'], attributes['cidr_ipv6']]),
      ...peersOfGroups(model, stack, attributes['referenced_security_group_id']),
      ...peersOfPrefixLists(model, stack, attributes['prefix_list_id']),
    ];
    return withPeers(peers, {
      by: rule.id,
      direction,
      groups: groupsOf(model, rule),
      ports: portsOf(attributes['ip_protocol'], attributes['from_port'], attributes['to_port']),
    });
  });
}

function olderRules(model: Model): GroupRule[] {
  return model.all('aws_security_group_rule').flatMap((rule) => {
    const { type } = rule.attributes;
    const directions = DIRECTIONS.filter((direction) => !isKnownText(type) || type === direction);
    const groups = groupsOf(model, rule);
    return directions.flatMap((direction) =>
      listedRules(model, rule, rule.attributes, direction, groups, 'source_security_group_id'),
    );
  });
}

function inlineRules(model: Model): GroupRule[] {
  return model.all('aws_security_group', 'aws_default_security_group').flatMap((group) =>
    DIRECTIONS.flatMap((direction) =>
      blocksIn(group.attributes, direction).flatMap((block) => {
        const written = typeof block === 'string' ? { cidr_blocks: [block] } : block;
        return listedRules(model, group, written, direction, [groupName(model, group)], 'security_groups');
      }),
    ),
  );
}

/** Rules that AWS gives the default group of a VPC, until Terraform adopts the group and takes them away. */
function rulesOfDefaultGroups(model: Model): GroupRule[] {
  const adopted = model.all('aws_default_security_group').map((group) => groupName(model, group));
  return model
    .all('aws_vpc', 'aws_default_vpc')
    .filter((vpc) => !adopted.includes(defaultGroupOf(vpc)))
    .flatMap((vpc) => {
      const rule = { by: vpc.id, groups: [defaultGroupOf(vpc)], ports: portsOf('-1', undefined, undefined) };
      const anywhere = peersOfRanges(model, vpc.stack, ['0.0.0.0/0', '::/0']);
      return [
        ...withPeers([{ kind: 'group', text: defaultGroupOf(vpc) }], { ...rule, direction: 'ingress' }),
        ...withPeers(anywhere, { ...rule, direction: 'egress' }),
      ];
    });
}

/** Rules in the form of lists: every range, group and prefix list of one is a rule. */
function listedRules(
  model: Model,
  { id: by, stack }: Resource,
  written: Attributes,
  direction: Direction,
  groups: GroupRule['groups'],
  groupAttribute: string,
): GroupRule[] {
  const isSelf = isPresent(written['self']) && String(written['self']) !== 'false';
  const peers = [
    ...peersOfRanges(model, stack, [written['cidr_blocks'], written['ipv6_cidr_blocks']]),
    ...peersOfGroups(model, stack, written[groupAttribute]),
    ...peersOfPrefixLists(model, stack, written['prefix_list_ids']),
    ...(isSelf ? (groups ?? []).map((text): Peer => ({ kind: 'group', text })) : []),
    ...(isSelf && groups === undefined ? [{ kind: 'unknown-group', text: 'itself' } as const] : []),
  ];
  const ports = portsOf(written['protocol'], written['from_port'], written['to_port']);
  return withPeers(peers, { by, direction, groups, ports });
}

function groupsOf(model: Model, { stack, attributes }: Resource): GroupRule['groups'] {
  const { known, unknown } = groupsIn(model, stack, attributes['security_group_id']);
  return unknown.length > 0 || known.length === 0 ? undefined : known;
}

/** A rule without a peer that can be read may be one for everybody. */
const withPeers = (peers: readonly Peer[], rule: Omit<GroupRule, 'peer'>): GroupRule[] =>
  (peers.length > 0 ? peers : [{ kind: 'unknown', text: 'nobody it names' } as const]).map((peer) => ({
    ...rule,
    peer,
  }));
