import {
  contains,
  overlaps,
  parseIpRange,
  partOf,
  partsOf,
  type Problem,
  rangeProblems,
  SMALLEST_PREFIX,
  zoneIndex,
} from '@ashlar/core';
import type { ComputedTier, ExplicitTier, Routing, Tier } from './network-props.js';

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

/** Which subnets a network has. The order of tiers and zones makes no difference. */
export function planSubnets({ cidr, tiers, zones }: SubnetPlanInput): SubnetPlan {
  const planned = Object.keys(tiers)
    .sort()
    .map((name) => planTier(name, tiers[name] as Tier, zones));
  const subnets = planned.flatMap((plan) => plan.subnets);
  const problems = planned.flatMap((plan) => plan.problems);
  return { subnets, problems: [...problems, ...placementProblems(cidr, subnets)] };
}

function planTier(name: string, tier: Tier, zones: readonly string[]): SubnetPlan {
  const { subnets, problems } =
    'cidrs' in tier ? planExplicit(name, tier, zones) : planComputed(name, tier, zones);
  const { ipv6Block, routing } = tier;
  return {
    subnets: subnets.map(({ zone, cidr }) => ({
      tier: name,
      zone,
      cidr,
      routing,
      ...(ipv6Block === undefined ? {} : { ipv6Index: ipv6Block * ZONES_PER_IPV6_BLOCK + zoneIndex(zone) }),
    })),
    problems,
  };
}

type Parts = { readonly subnets: { zone: string; cidr: string }[]; readonly problems: Problem[] };

function planExplicit(name: string, tier: ExplicitTier, zones: readonly string[]): Parts {
  const subnets = Object.entries(tier.cidrs)
    .map(([zone, cidr]) => ({ zone, cidr }))
    .sort((a, b) => (a.zone < b.zone ? -1 : 1));
  const problems = subnets.flatMap(({ zone, cidr }) => [
    ...unknownZone(`tiers.${name}.cidrs`, zone, zones),
    ...rangeProblems(`tiers.${name}.cidrs['${zone}']`, cidr),
  ]);
  return { subnets, problems: [...problems, ...empty(name, subnets.length)] };
}

function planComputed(name: string, tier: ComputedTier, environmentZones: readonly string[]): Parts {
  const zones = [...(tier.zones ?? environmentZones)].sort();
  const range = parseIpRange(tier.range);
  const problems = [
    ...rangeProblems(`tiers.${name}.range`, tier.range),
    ...zones.flatMap((zone) => unknownZone(`tiers.${name}.zones`, zone, environmentZones)),
    ...empty(name, zones.length),
  ];
  if (range === undefined || problems.length > 0) return { subnets: [], problems };

  const prefix = tier.subnetPrefix ?? range.prefix + DEFAULT_EXTRA_BITS;
  const room = Number.isInteger(prefix) && prefix <= SMALLEST_PREFIX ? partsOf(range, prefix) : 0;
  const outside = zones.filter((zone) => zoneIndex(zone) >= room);
  if (outside.length > 0) {
    return { subnets: [], problems: [tooSmall(name, tier, prefix, room, outside)] };
  }
  return {
    subnets: zones.map((zone) => ({ zone, cidr: partOf(range, prefix, zoneIndex(zone)).cidr })),
    problems,
  };
}

function tooSmall(
  name: string,
  tier: ComputedTier,
  prefix: number,
  room: number,
  outside: string[],
): Problem {
  const needed = Math.ceil(Math.log2(Math.max(...outside.map(zoneIndex)) + 1));
  const size = Number(tier.range.split('/')[1]);
  const larger = `tiers.${name}.range of /${SMALLEST_PREFIX - needed} or larger`;
  return {
    what: `tiers.${name}.range ${tier.range} has room for ${room} subnets of /${prefix}, and ${outside.join(', ')} ${outside.length === 1 ? 'lies' : 'lie'} behind them`,
    fix:
      size + needed <= SMALLEST_PREFIX
        ? `use subnetPrefix: ${Math.max(size + needed, LARGEST_SUBNET)}, or a larger range`
        : `use a ${larger}; AWS has no subnet below /${SMALLEST_PREFIX}`,
  };
}

const LARGEST_SUBNET = 16;

function empty(name: string, count: number): Problem[] {
  return count > 0
    ? []
    : [{ what: `tiers.${name} has no subnet`, fix: 'give it a zone, or leave the tier out' }];
}

function unknownZone(prop: string, zone: string, zones: readonly string[]): Problem[] {
  if (zones.includes(zone)) return [];
  return [
    {
      what: `${prop} names zone '${zone}', which the environment does not list`,
      fix: `use ${zones.join(', ')}`,
    },
  ];
}

/** Every subnet has to lie in the VPC, and no two may share an address. */
function placementProblems(cidr: string, subnets: readonly PlannedSubnet[]): Problem[] {
  const vpc = parseIpRange(cidr);
  const ranges = subnets.flatMap((subnet) => {
    const range = parseIpRange(subnet.cidr);
    return range === undefined ? [] : [{ range, name: `${subnet.tier} in ${subnet.zone} (${subnet.cidr})` }];
  });
  const outside = ranges.filter(({ range }) => vpc !== undefined && !contains(vpc, range));
  const twins = ranges.flatMap((one, index) =>
    ranges
      .slice(index + 1)
      .flatMap((other) => (overlaps(one.range, other.range) ? [[one.name, other.name]] : [])),
  );
  return [
    ...outside.map(({ name }) => ({
      what: `${name} lies outside of the VPC's ${cidr}`,
      fix: `use a part of ${cidr}`,
    })),
    ...twins.map(([one, other]) => ({
      what: `${one} overlaps ${other}`,
      fix: 'give one of them another range',
    })),
  ];
}
