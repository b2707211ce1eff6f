import type { AddressRange, Family } from './address-range.js';
import { type GroupRule, rulesOf, rulesOfGroup } from './group-rules.js';
import type { Model } from './model.js';
import { internetOf, ownRanges } from './peer.js';
import { portsText } from './ports.js';
import { publicAddresses } from './public-address.js';
import { internetFamilies, routesOf } from './route-tables.js';
import { allGroups } from './security-groups.js';
import { isUnguarded, type Wearer, wearersOf } from './wearers.js';

/** A rule that admits the internet, and the group it belongs to. All are ids, or what stands in their place. */
export interface Gate {
  /** `tcp 443`, `udp 1024-65535`, `all tcp`, `everything`. */
  readonly ports: string;
  /** `0.0.0.0/0`, or what may be anybody because it can't be known. */
  readonly from: string;
  readonly rule: string;
  readonly group: string;
}

/** Something that the internet reaches, and every link of the way. */
export interface Opening extends Gate {
  readonly wearer: string;
  /** Why it has, or may have, a public address. */
  readonly address: string;
  readonly subnets: readonly string[];
  readonly routes: readonly string[];
}

/** A rule that would admit the internet, were it not for what `because` says. */
export interface WideRule extends Gate {
  readonly wearer?: string;
  readonly because: string;
}

export interface OpenToInternet {
  readonly open: readonly Opening[];
  readonly wide: readonly WideRule[];
  /** Modules, of whose contents this says nothing. */
  readonly unread: readonly string[];
}

/** A gate, and the kinds of addresses it admits. */
type FamilyGate = readonly [Gate, readonly Family[]];

interface Path {
  readonly address: string;
  readonly subnet: string;
  readonly routes: readonly string[];
}

const UNKNOWN_SUBNET = 'a subnet that is not in the JSON';

/**
 * Everything in security groups that the internet reaches, and on which ports. What the JSON doesn't tell counts as
 * open. Network ACLs are left out of account: they can only narrow.
 */
export function openToInternet(model: Model): OpenToInternet {
  const rules = rulesOf(model);
  const own = ownRanges(model);
  const wearers = wearersOf(model);
  const [open, wide]: [Opening[], WideRule[]] = [[], []];
  for (const wearer of wearers) {
    for (const [gate, families] of gatesOf(wearer, rules, own)) {
      const paths = pathsOf(model, wearer, families);
      const { id } = wearer.resource;
      if (paths.length > 0) open.push({ wearer: id, ...gate, ...joined(paths) });
      else wide.push({ wearer: id, ...gate, because: whyNot(wearer, families) });
    }
  }
  const worn = new Set(wearers.flatMap(({ groups }) => groups.known));
  for (const group of allGroups(model).filter((name) => !worn.has(name))) {
    for (const [gate] of groupGates(group, rules, own))
      wide.push({ ...gate, because: 'nobody wears the group' });
  }
  return { open: sorted(open), wide: sorted(wide), unread: model.unread };
}

function gatesOf(wearer: Wearer, rules: readonly GroupRule[], own: readonly AddressRange[]): FamilyGate[] {
  const anything = { ports: 'everything', from: 'anywhere', rule: 'not in the JSON' };
  const free = (gate: Gate): FamilyGate => [gate, [4, 6]];
  return [
    ...wearer.groups.known.flatMap((group) => groupGates(group, rules, own)),
    ...wearer.groups.unknown.map((group) => free({ ...anything, group })),
    ...(isUnguarded(wearer.resource)
      ? [free({ ...anything, ports: 'its listeners', rule: 'none', group: 'none' })]
      : []),
  ];
}

const groupGates = (group: string, rules: readonly GroupRule[], own: readonly AddressRange[]): FamilyGate[] =>
  rulesOfGroup(rules, 'ingress', group)
    .map(({ by, ports, peer }): FamilyGate => [
      { ports: portsText(ports), from: peer.text, rule: by, group },
      internetOf(peer, own),
    ])
    .filter(([, families]) => families.length > 0);

function pathsOf(model: Model, wearer: Wearer, families: readonly Family[]): Path[] {
  const { subnets, unknown } = wearer.places;
  const here = subnets.flatMap((subnet) => {
    const addresses = publicAddresses(wearer, subnet);
    const routes = routesOf(model, subnet).map((route) => ({
      id: route.by.id,
      families: internetFamilies(model, route),
    }));
    return families.flatMap((family): Path[] => {
      const leading = routes.filter((route) => route.families.includes(family)).map(({ id }) => id);
      const address = addresses[family];
      return address === undefined || leading.length === 0
        ? []
        : [{ address, subnet: subnet.id, routes: leading }];
    });
  });
  if (unknown.length === 0 && subnets.length > 0) return here;
  const addresses = Object.entries(publicAddresses(wearer, undefined));
  const elsewhere = addresses
    .filter(([family]) => families.includes(Number(family) as Family))
    .map(([, address]) => ({ address, subnet: UNKNOWN_SUBNET, routes: ['not in the JSON', ...unknown] }));
  return [...here, ...elsewhere];
}

function joined(paths: readonly Path[]) {
  const all = (pick: (path: Path) => readonly string[]) => [...new Set(paths.flatMap(pick))].sort();
  return {
    address: all(({ address }) => [address]).join(', '),
    subnets: all(({ subnet }) => [subnet]),
    routes: all(({ routes }) => routes),
  };
}

function whyNot(wearer: Wearer, families: readonly Family[]): string {
  const subnets = wearer.places.subnets.length > 0 ? wearer.places.subnets : [undefined];
  const hasAddress = subnets.some((subnet) => {
    const addresses = publicAddresses(wearer, subnet);
    return families.some((family) => addresses[family] !== undefined);
  });
  return hasAddress ? 'its subnets have no route from the internet' : 'it has no public address';
}

/** By what is written, so that the order of the input makes no difference; every entry once. */
function sorted<T>(entries: readonly T[]): T[] {
  const byText = new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
