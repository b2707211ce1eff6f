import {
  contains,
  type IpRange,
  LARGEST_PREFIX,
  overlaps,
  parseIpRange,
  partOf,
  partsOf,
  type Problem,
  rangeProblems,
  SMALLEST_PREFIX,
  vpcRangeProblems,
  zoneIndex,
} from '@ashlar/core';
import type { ComputedTier, ExplicitTier, Routing, Tier } from './network-props.js';
import { repeated } from './repeated.js';

/** A subnet to be built. Depends on its tier and zone alone, never on its neighbours. */
export interface PlannedSubnet {
  readonly tier: string;
  readonly zone: string;
  readonly cidr: string;
  readonly routing: Routing;
  /** Index of its /64 in the VPC's IPv6 /56. */
  readonly ipv6Index?: number;
}

export interface SubnetPlan {
  readonly subnets: readonly PlannedSubnet[];
  readonly problems: readonly Problem[];
}

export interface SubnetPlanInput {
  readonly cidr: string;
  readonly tiers: Readonly<Record<string, Tier>>;
  /** Zones of the environment. */
  readonly zones: readonly string[];
}

/** Room for the zones a to h: no region has more. */
const DEFAULT_EXTRA_BITS = 3;
/** A /56 has 256 /64: 32 tiers of 8 zones. */
const ZONES_PER_IPV6_BLOCK = 8;

/** Addresses that belong to a tier, whether or not a subnet has them yet. */
interface Reservation {
  /** The prop that says so: `tiers.app.range`. */
  readonly prop: string;
  readonly cidr: string;
}

interface Parts {
  readonly subnets: readonly { readonly zone: string; readonly cidr: string }[];
  readonly reservations: readonly Reservation[];
  readonly problems: readonly Problem[];
}

/** Which subnets a network has. The order of tiers and zones makes no difference. */
export function planSubnets({ cidr, tiers, zones }: SubnetPlanInput): SubnetPlan {
  const planned = Object.entries(tiers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, tier]) => ({ name, tier, ...planTier(name, tier, zones) }));
  const reservations = planned.flatMap((plan) => plan.reservations);
  const problems = planned.flatMap((plan) => plan.problems);
  return {
    subnets: planned.flatMap(({ name, tier, subnets }) =>
      subnets.map(({ zone, cidr }) => ({
        tier: name,
        zone,
        cidr,
        routing: tier.routing,
        ...ipv6Index(tier, zone),
      })),
    ),
    problems: [...problems, ...placementProblems(cidr, reservations)],
  };
}

const ipv6Index = ({ ipv6Block }: Tier, zone: string) =>
  ipv6Block === undefined ? {} : { ipv6Index: ipv6Block * ZONES_PER_IPV6_BLOCK + zoneIndex(zone) };

const planTier = (name: string, tier: Tier, zones: readonly string[]): Parts =>
  tier.cidrs === undefined ? planComputed(name, tier, zones) : planExplicit(name, tier, zones);

function planExplicit(name: string, tier: ExplicitTier, zones: readonly string[]): Parts {
  const subnets = Object.entries(tier.cidrs)
    .map(([zone, cidr]) => ({ zone, cidr }))
    .sort((a, b) => (a.zone < b.zone ? -1 : 1));
  const reservations = subnets.map(({ zone, cidr }) => ({ prop: `tiers.${name}.cidrs['${zone}']`, cidr }));
  const problems = [
    ...empty(name, subnets.length),
    ...subnets.flatMap(({ zone }) => unknownZone(`tiers.${name}.cidrs`, zone, zones)),
    ...reservations.flatMap(({ prop, cidr }) => rangeProblems(prop, cidr)),
  ];
  return { subnets: subnets.filter(({ zone }) => zones.includes(zone)), reservations, problems };
}

function planComputed(name: string, tier: ComputedTier, environmentZones: readonly string[]): Parts {
  const zones = [...(tier.zones ?? environmentZones)].sort();
  const range = parseIpRange(tier.range);
  const reservations = [{ prop: `tiers.${name}.range`, cidr: tier.range }];
  const problems = [
    ...empty(name, zones.length),
    ...rangeProblems(`tiers.${name}.range`, tier.range),
    ...prefixProblems(name, tier.subnetPrefix),
    ...zones.flatMap((zone) => unknownZone(`tiers.${name}.zones`, zone, environmentZones)),
    ...repeated(`tiers.${name}.zones`, zones),
  ];
  if (range === undefined || problems.length > 0) return { subnets: [], reservations, problems };

  const prefix = tier.subnetPrefix ?? Math.min(range.prefix + DEFAULT_EXTRA_BITS, SMALLEST_PREFIX);
  const outside = zones.filter((zone) => zoneIndex(zone) >= partsOf(range, prefix));
  if (outside.length > 0) {
    return { subnets: [], reservations, problems: [tooSmall(name, range, prefix, outside)] };
  }
  const subnets = zones.map((zone) => ({ zone, cidr: partOf(range, prefix, zoneIndex(zone)).cidr }));
  return { subnets, reservations, problems };
}

function tooSmall(name: string, range: IpRange, prefix: number, outside: readonly string[]): Problem {
  const bits = Math.ceil(Math.log2(Math.max(...outside.map(zoneIndex)) + 1));
  const fitting = Math.min(range.prefix + bits, SMALLEST_PREFIX);
  const count = partsOf(range, prefix);
  const held = `${count} ${count === 1 ? 'subnet' : 'subnets'} of /${prefix}`;
  return {
    what: `tiers.${name}.range ${range.cidr} holds ${held}, none for ${outside.join(', ')}: zone a has the first`,
    fix: `use subnetPrefix: ${fitting} in a range of /${fitting - bits} or larger`,
  };
}

function prefixProblems(name: string, prefix = SMALLEST_PREFIX): Problem[] {
  if (Number.isInteger(prefix) && prefix >= LARGEST_PREFIX && prefix <= SMALLEST_PREFIX) return [];
  const limits = `/${LARGEST_PREFIX} (largest) to /${SMALLEST_PREFIX} (smallest)`;
  return [
    {
      what: `tiers.${name}.subnetPrefix is ${prefix}; AWS takes ${limits}`,
      fix: `use a whole number from ${LARGEST_PREFIX} to ${SMALLEST_PREFIX}`,
    },
  ];
}

function empty(name: string, count: number): Problem[] {
  if (count > 0) return [];
  return [{ what: `tiers.${name} has no subnet`, fix: 'give it a zone, or leave the tier out' }];
}

function unknownZone(prop: string, zone: string, zones: readonly string[]): Problem[] {
  if (zones.includes(zone)) return [];
  const what = `${prop} names zone '${zone}', which the environment does not list`;
  return [{ what, fix: `use ${zones.join(', ')}, or add it to the zones of the environment` }];
}

/** Every tier has to lie in the VPC, and no two may share an address, nor come to share one with a new zone. */
function placementProblems(vpcCidr: string, reservations: readonly Reservation[]): Problem[] {
  const vpc = vpcRangeProblems('cidr', vpcCidr).length === 0 ? parseIpRange(vpcCidr) : undefined;
  const placed = reservations.flatMap(({ prop, cidr }) => {
    const range = parseIpRange(cidr);
    return range === undefined ? [] : [{ range, name: `${prop} ${cidr}` }];
  });
  const outside = placed.filter(({ range }) => vpc !== undefined && !contains(vpc, range));
  const twins = placed.flatMap((one, index) =>
    placed
      .slice(index + 1)
      .flatMap((other) => (overlaps(one.range, other.range) ? [[one.name, other.name]] : [])),
  );
  return [
    ...outside.map(({ name }) => ({
      what: `${name} lies outside of the VPC's ${vpcCidr}`,
      fix: `use a part of ${vpcCidr}`,
    })),
    ...twins.map(([one, other]) => ({
      what: `${one} overlaps ${other}`,
      fix: 'give one of them another range',
    })),
  ];
}
