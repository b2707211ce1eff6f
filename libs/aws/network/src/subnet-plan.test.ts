import { contains, type IpRange, overlaps, parseIpRange } from '@ashlar/core';
import fc from 'fast-check';
import { legalPlans } from './arbitrary-network.fixture.js';
import type { ComputedTier } from './network-props.js';
import { planSubnets, type SubnetPlanInput } from './subnet-plan.js';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

const plan = (tier: Partial<ComputedTier> = {}, input: Partial<SubnetPlanInput> = {}) =>
  planSubnets({
    cidr: '10.0.0.0/16',
    zones,
    tiers: { app: { routing: 'isolated', range: '10.0.32.0/19', ...tier } },
    ...input,
  });

const range = (cidr: string) => parseIpRange(cidr) as IpRange;
const places = (input: SubnetPlanInput) =>
  planSubnets(input).subnets.map(({ tier, zone, cidr }) => `${tier} ${zone} ${cidr}`);
const reversed = (input: SubnetPlanInput): SubnetPlanInput => ({
  ...input,
  zones: [...input.zones].reverse(),
  tiers: Object.fromEntries(Object.entries(input.tiers).reverse()),
});

describe('whatever the VPC, the tiers and the zones', () => {
  const check = (holds: (input: SubnetPlanInput) => void) =>
    fc.assert(fc.property(legalPlans, holds), { numRuns: 200 });

  test('a legal plan has a subnet for each tier and zone, and no problem', () => {
    check((input) => {
      const { subnets, problems } = planSubnets(input);
      expect(problems).toEqual([]);
      expect(subnets).toHaveLength(Object.keys(input.tiers).length * input.zones.length);
    });
  });

  test('no two subnets share an address, and all lie in the range of their tier and of the VPC', () => {
    check((input) => {
      const placed = planSubnets(input).subnets.map(({ tier, cidr }) => ({
        subnet: range(cidr),
        tier: range((input.tiers[tier] as ComputedTier).range),
      }));
      const inside = placed.every(
        ({ subnet, tier }) => contains(tier, subnet) && contains(range(input.cidr), subnet),
      );
      const shared = placed.some((one, index) =>
        placed.slice(index + 1).some((other) => overlaps(one.subnet, other.subnet)),
      );
      expect({ inside, shared }).toEqual({ inside: true, shared: false });
    });
  });

  test('all subnets of a tier have the same size, of which AWS has subnets', () => {
    check((input) => {
      for (const name of Object.keys(input.tiers)) {
        const prefixes = planSubnets(input)
          .subnets.filter(({ tier }) => tier === name)
          .map(({ cidr }) => range(cidr).prefix);
        expect(new Set(prefixes).size).toBe(1);
        expect(Math.max(...prefixes)).toBeLessThanOrEqual(28);
      }
    });
  });

  test('a zone that comes leaves every other subnet where it is', () => {
    check((input) => {
      const fewer = places({ ...input, zones: input.zones.slice(1) });
      expect(places(input)).toEqual(expect.arrayContaining(fewer));
      expect(fewer).toHaveLength(places(input).length - Object.keys(input.tiers).length);
    });
  });

  test('a tier that comes leaves every other subnet where it is', () => {
    check((input) => {
      const tiers = Object.fromEntries(Object.entries(input.tiers).slice(1));
      expect(places(input)).toEqual(expect.arrayContaining(places({ ...input, tiers })));
    });
  });

  test('the order of zones and tiers makes no difference', () => {
    check((input) => expect(planSubnets(reversed(input))).toEqual(planSubnets(input)));
  });

  test('each subnet of a tier with an IPv6 block has one of the 256 parts for itself', () => {
    check((input) => {
      const parts = planSubnets(input).subnets.flatMap(({ ipv6Index }) => ipv6Index ?? []);
      expect(new Set(parts).size).toBe(parts.length);
      for (const part of parts) expect(part >= 0 && part < 256).toBe(true);
    });
  });
});

test('zone a has the first eighth of the range, zone c the third', () => {
  expect(plan().subnets.map(({ zone, cidr }) => `${zone} ${cidr}`)).toEqual([
    'us-east-1a 10.0.32.0/22',
    'us-east-1b 10.0.36.0/22',
    'us-east-1c 10.0.40.0/22',
  ]);
});

test('a tier may have some of the zones, each at its usual place', () => {
  expect(plan({ zones: ['us-east-1c'] }).subnets).toMatchObject([{ cidr: '10.0.40.0/22' }]);
});

test('in a range too small for eighths, subnets are as small as AWS allows', () => {
  expect(plan({ range: '10.0.0.0/26' }).subnets.map(({ cidr }) => cidr)).toEqual([
    '10.0.0.0/28',
    '10.0.0.16/28',
    '10.0.0.32/28',
  ]);
});

describe('a range that is too small', () => {
  test.each<[string, Partial<ComputedTier>, string, string]>([
    [
      'for its last zone',
      { subnetPrefix: 20 },
      'tiers.app.range 10.0.32.0/19 holds 2 subnets of /20, none for us-east-1c: zone a has the first',
      'use subnetPrefix: 21 in a range of /19 or larger',
    ],
    [
      'for a single subnet of the size',
      { subnetPrefix: 18 },
      'tiers.app.range 10.0.32.0/19 holds 0 subnets of /18, none for us-east-1a, us-east-1b, us-east-1c: zone a has the first',
      'use subnetPrefix: 21 in a range of /19 or larger',
    ],
    [
      'for as many subnets of any size',
      { range: '10.0.32.0/28' },
      'tiers.app.range 10.0.32.0/28 holds 1 subnet of /28, none for us-east-1b, us-east-1c: zone a has the first',
      'use subnetPrefix: 28 in a range of /26 or larger',
    ],
  ])('%s is refused', (_, tier, what, fix) => {
    expect(plan(tier)).toEqual({ subnets: [], problems: [{ what, fix }] });
  });

  test('is legal once it is what the fix says', () => {
    const sizes = fc.integer({ min: 16, max: 28 });
    const prefixes = fc.option(sizes, { nil: undefined });
    const someZones = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 1 });
    let repaired = 0;
    fc.assert(
      fc.property(sizes, prefixes, someZones, (size, subnetPrefix, letters) => {
        const input = { zones: letters.map((letter) => `us-east-1${letter}`) };
        const [problem] = plan({ range: `10.0.0.0/${size}`, subnetPrefix }, input).problems;
        if (problem === undefined) return;
        const [prefix, larger] = (problem.fix.match(/\d+/g) ?? []).map(Number) as [number, number];
        const fixed = { range: `10.0.0.0/${Math.min(larger, size)}`, subnetPrefix: prefix };
        expect(plan(fixed, input)).toMatchObject({ problems: [] });
        repaired++;
      }),
      { numRuns: 500 },
    );
    expect(repaired).toBeGreaterThan(50);
  });
});
