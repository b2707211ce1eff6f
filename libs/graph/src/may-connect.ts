import { isWithin } from './address-range.js';
import { type GroupRule, rulesOf, rulesOfGroup } from './group-rules.js';
import type { Model, Resource } from './model.js';
import { openToInternet } from './open-to-internet.js';
import { internetOf, mayStandIn, ownRanges, type Peer } from './peer.js';
import type { Places } from './places.js';
import { admits } from './ports.js';
import { groupName, type NamedGroups } from './security-groups.js';
import { isUnguarded, type Wearer, wearersOf } from './wearers.js';

export interface Connection {
  /** A security group, or what wears some: a database cluster, a service, a load balancer. */
  readonly to: Resource;
  readonly port: number;
  /** @default 'tcp' */
  readonly protocol?: 'tcp' | 'udp';
}

/** Somebody who may open a connection, and the rules that let them. */
export interface Source {
  /** Id of what wears the group; a group that nobody wears, or words for whoever is not in the JSON. */
  readonly from: string;
  readonly ingress: readonly string[];
  /** Rules of the source that let it send; empty when it can't. */
  readonly egress: readonly string[];
}

export interface MayConnect {
  /** Whom the target lets in. */
  readonly admitted: readonly Source[];
  /** Those of them who may send as well: nobody else opens a connection. */
  readonly connects: readonly Source[];
  /** Modules, of whose contents this says nothing. */
  readonly unread: readonly string[];
}

interface Side {
  readonly id: string;
  readonly groups: NamedGroups;
  readonly places: Places;
  readonly isUnguarded: boolean;
}

/** Stands for rules that the JSON doesn't hold. */
const NOT_HELD = 'not in the JSON';

/**
 * Who may open a connection to something on a port, over all stacks of the model. Routes and network ACLs between
 * subnets are left out of account, as both can only narrow; the internet connects only to what has a way in.
 */
export function mayConnect(model: Model, { to, port, protocol = 'tcp' }: Connection): MayConnect {
  const rules = rulesOf(model).filter(({ ports }) => admits(ports, protocol, port));
  const wearers = wearersOf(model);
  const targets = targetsOf(model, to, wearers);
  const sources = wearers.map(sideOf);
  const openings = openToInternet(model).open;

  const found = new Map<string, { ingress: Set<string>; egress: Set<string> }>();
  const add = (from: string, ingress: string, egress: readonly string[]) => {
    const source = found.get(from) ?? { ingress: new Set(), egress: new Set() };
    source.ingress.add(ingress);
    egress.forEach((rule) => source.egress.add(rule));
    found.set(from, source);
  };
  for (const target of targets) {
    for (const { by, peer } of rulesInto(target, rules)) {
      for (const source of sources.filter((side) => isPeer(model, peer, side)))
        add(source.id, by, waysToSend(model, source, target, rules));
      for (const outside of outsidersOf(model, peer)) add(outside, by, [NOT_HELD]);
      const unworn = unwornGroup(peer, sources);
      if (unworn !== undefined) add(unworn, by, waysToSend(model, groupAlone(unworn), target, rules));
      if (internetOf(peer, ownRanges(model)).length > 0) {
        const ways = openings.filter(({ wearer, rule }) => wearer === target.id && rule === by);
        add(
          'the internet',
          by,
          ways.flatMap(({ routes }) => routes),
        );
      }
    }
  }
  const admitted = [...found]
    .map(([from, { ingress, egress }]) => ({
      from,
      ingress: [...ingress].sort(),
      egress: [...egress].sort(),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return { admitted, connects: admitted.filter(({ egress }) => egress.length > 0), unread: model.unread };
}

const sideOf = ({ resource, groups, places }: Wearer): Side => ({
  id: resource.id,
  groups,
  places,
  isUnguarded: isUnguarded(resource),
});

/** A group that nobody wears here may be worn anywhere. */
const groupAlone = (id: string): Side => ({
  id,
  groups: { known: [id], unknown: [] },
  places: { subnets: [], unknown: [NOT_HELD] },
  isUnguarded: false,
});

function targetsOf(model: Model, to: Resource, wearers: readonly Wearer[]): Side[] {
  if (to.type === 'aws_security_group' || to.type === 'aws_default_security_group') {
    const group = groupName(model, to);
    const worn = wearers.filter(({ groups }) => groups.known.includes(group)).map(sideOf);
    const sides = worn.length > 0 ? worn : [groupAlone(group)];
    return sides.map((side) => ({ ...side, groups: { known: [group], unknown: [] }, isUnguarded: false }));
  }
  const target =
    wearers.find(({ resource }) => resource === to) ?? wearers.find(({ parts }) => parts.includes(to));
  if (target === undefined) throw new Error(`${to.id} is no security group and wears none`);
  return [sideOf(target)];
}

/** What admits packets to the target: its rules, or whatever rules a group may have that the JSON doesn't hold. */
function rulesInto({ groups, isUnguarded: open }: Side, rules: readonly GroupRule[]) {
  const free: Peer = { kind: 'unknown', text: 'anywhere' };
  return [
    ...groups.known.flatMap((group) => rulesOfGroup(rules, 'ingress', group)),
    ...groups.unknown.map(() => ({ by: NOT_HELD, peer: free })),
    ...(open ? [{ by: 'none', peer: free }] : []),
  ];
}

/** Rules by which the source may send to the target. */
function waysToSend(model: Model, source: Side, target: Side, rules: readonly GroupRule[]): string[] {
  const sending = source.groups.known
    .flatMap((group) => rulesOfGroup(rules, 'egress', group))
    .filter(({ peer }) => isPeer(model, peer, target))
    .map(({ by }) => by);
  return [...sending, ...source.groups.unknown.map(() => NOT_HELD), ...(source.isUnguarded ? ['none'] : [])];
}

/** Whether somebody may be the other side of a rule. */
function isPeer(model: Model, peer: Peer, { groups, places }: Side): boolean {
  if (peer.kind === 'service') return false;
  if (peer.kind === 'unknown-group') return true;
  if (peer.kind === 'group') return groups.known.includes(peer.text) || groups.unknown.length > 0;
  const isSomewhere = places.unknown.length > 0 || places.subnets.length === 0;
  return isSomewhere || places.subnets.some((subnet) => mayStandIn(model, peer, subnet));
}

/** Words for peers that are not in the JSON. */
function outsidersOf(model: Model, peer: Peer): string[] {
  if (peer.kind === 'unknown-group' || peer.kind === 'unknown') return [`${peer.text} (not in the JSON)`];
  if (peer.kind === 'service') return [`the service of ${peer.text}`];
  if (peer.kind !== 'range' || ownRanges(model).some((own) => isWithin(peer.range, own))) return [];
  return [`${peer.text} (beyond the VPCs in the JSON)`];
}

const unwornGroup = (peer: Peer, sources: readonly Side[]) =>
  peer.kind === 'group' && !sources.some(({ groups }) => groups.known.includes(peer.text))
    ? peer.text
    : undefined;
