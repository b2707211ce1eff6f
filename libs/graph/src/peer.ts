import {
  type AddressRange,
  type Family,
  isWithin,
  overlap,
  parseRange,
  PRIVATE_RANGES,
} from './address-range.js';
import type { Model, Resource, Target } from './model.js';
import { isSubnet, isVpc } from './route-tables.js';
import { groupsIn } from './security-groups.js';

/** The other side of a rule. */
export type Peer =
  | { readonly kind: 'range'; readonly text: string; readonly range: AddressRange }
  /** Addresses of a VPC or subnet that AWS chooses, so that no range is written. */
  | { readonly kind: 'own'; readonly text: string; readonly of: Resource; readonly family: Family }
  | { readonly kind: 'group'; readonly text: string }
  | { readonly kind: 'unknown-group'; readonly text: string }
  /** A prefix list of AWS's own for a service behind a gateway endpoint. */
  | { readonly kind: 'service'; readonly text: string }
  /** Any address, for all that is known: an expression, or a prefix list. */
  | { readonly kind: 'unknown'; readonly text: string };

export const peersOfRanges = (model: Model, stack: string, cidrs: unknown): Peer[] =>
  model.resolve(stack, cidrs).flatMap(rangePeers);

function rangePeers(target: Target): Peer[] {
  if (target.resource === undefined) {
    const range = parseRange(target.text);
    return [range ? { kind: 'range', text: target.text, range } : { kind: 'unknown', text: target.text }];
  }
  const { resource, attribute } = target;
  const text = `${resource.id}.${attribute}`;
  const isRange = attribute === 'cidr_block' || attribute === 'ipv6_cidr_block';
  if (!isRange || !(isSubnet(resource) || isVpc(resource))) return [{ kind: 'unknown', text }];
  const range = parseRange(String(resource.attributes[attribute]));
  if (range !== undefined) return [{ kind: 'range', text: String(resource.attributes[attribute]), range }];
  return [{ kind: 'own', text, of: resource, family: attribute === 'cidr_block' ? 4 : 6 }];
}

export function peersOfGroups(model: Model, stack: string, groups: unknown): Peer[] {
  const { known, unknown } = groupsIn(model, stack, groups);
  return [
    ...known.map((text): Peer => ({ kind: 'group', text })),
    ...unknown.map((text): Peer => ({ kind: 'unknown-group', text })),
  ];
}

export const peersOfPrefixLists = (model: Model, stack: string, lists: unknown): Peer[] =>
  model.resolve(stack, lists).map((target): Peer => {
    if (target.resource === undefined) return { kind: 'unknown', text: target.text };
    const { id, type } = target.resource;
    const isService =
      type === 'data.aws_prefix_list' ||
      (type === 'aws_vpc_endpoint' && target.attribute === 'prefix_list_id');
    return { kind: isService ? 'service' : 'unknown', text: `${id}.${target.attribute}` };
  });

/** Families in which the peer may be somebody on the internet. `own` are the ranges of the VPCs. */
export function internetOf(peer: Peer, own: readonly AddressRange[]): Family[] {
  if (peer.kind === 'unknown') return [4, 6];
  if (peer.kind !== 'range') return [];
  return [...PRIVATE_RANGES, ...own].some((range) => isWithin(peer.range, range)) ? [] : [peer.range.family];
}

/** Whether the addresses of a subnet may be the peer. */
export function mayStandIn(model: Model, peer: Peer, subnet: Resource): boolean {
  if (peer.kind === 'unknown') return true;
  if (peer.kind === 'own') return isOwn(model, peer.of, subnet, peer.family);
  if (peer.kind !== 'range') return false;
  const written = subnet.attributes[peer.range.family === 4 ? 'cidr_block' : 'ipv6_cidr_block'];
  if (written === undefined) return peer.range.family === 4 || hasIpv6(subnet);
  const range = parseRange(String(written));
  return range === undefined || overlap(range, peer.range);
}

function isOwn(model: Model, of: Resource, subnet: Resource, family: Family): boolean {
  if (family === 6 && !hasIpv6(subnet)) return false;
  if (isSubnet(of)) return of === subnet;
  return model.targets(subnet, 'vpc_id').some(({ resource }) => !isVpc(resource) || resource === of);
}

/** Whether things in a subnet may have an IPv6 address, which is a public one. */
export const hasIpv6 = ({ attributes }: Resource) =>
  ['ipv6_cidr_block', 'ipv6_native', 'assign_ipv6_address_on_creation', 'ipv6_ipam_pool_id'].some(
    (attribute) =>
      ![undefined, null, '', false, 'false'].includes(attributes[attribute] as string | undefined),
  );

const ASSOCIATIONS = ['aws_vpc_ipv4_cidr_block_association', 'aws_vpc_ipv6_cidr_block_association'];

/** Ranges of the VPCs themselves, as far as they are written. */
export function ownRanges(model: Model): AddressRange[] {
  return model
    .all('aws_vpc', ...ASSOCIATIONS)
    .flatMap(({ attributes }) => [attributes['cidr_block'], attributes['ipv6_cidr_block']])
    .flatMap((written) => parseRange(String(written)) ?? []);
}
