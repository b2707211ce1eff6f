import { type IpRange, parseIpRange, partOf, partsOf, SMALLEST_PREFIX } from '@ashlar/core';
import fc from 'fast-check';
import type { NetworkProps, Routing, Tier } from './network-props.js';
import type { SubnetPlanInput } from './subnet-plan.js';

/** For tests: networks that are legal, and differ in everything that may differ. */
export interface ArbitraryNetwork {
  readonly zones: readonly string[];
  readonly props: NetworkProps;
}

const ZONES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`);
const NAMES = ['app', 'batch', 'cache', 'data', 'edge', 'public', 'web'];
const ROUTINGS: readonly Routing[] = ['public', 'private', 'isolated'];
const PRIVATE_RANGE = parseIpRange('10.0.0.0/8') as IpRange;

/** Plans of computed tiers in VPCs of every size, in as many zones as each has room for. */
export const legalPlans: fc.Arbitrary<SubnetPlanInput> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }),
    prefix: fc.integer({ min: 16, max: 28 }),
    place: fc.nat(),
    zones: fc.shuffledSubarray(ZONES, { minLength: 1 }),
    extraBits: fc.option(fc.integer({ min: 3, max: 6 })),
    ipv6: fc.boolean(),
  })
  .map(({ names: wanted, prefix, place, zones, extraBits, ipv6 }) => {
    const vpc = partOf(PRIVATE_RANGE, prefix, place % partsOf(PRIVATE_RANGE, prefix));
    const names = wanted.slice(0, 2 ** (SMALLEST_PREFIX - prefix));
    const tierPrefix = prefix + Math.ceil(Math.log2(names.length));
    const subnetPrefix = Math.min(tierPrefix + (extraBits ?? 3), SMALLEST_PREFIX);
    const room = 2 ** (subnetPrefix - tierPrefix);
    const fitting = zones.filter((zone) => ZONES.indexOf(zone) < room);
    const tiers = names.map((name, index): [string, Tier] => [
      name,
      {
        routing: 'isolated',
        range: partOf(vpc, tierPrefix, index).cidr,
        ...(extraBits === null ? {} : { subnetPrefix }),
        ...(ipv6 ? { ipv6Block: 31 - index } : {}),
      },
    ]);
    return {
      cidr: vpc.cidr,
      tiers: Object.fromEntries(tiers),
      zones: fitting.length > 0 ? fitting : ZONES.slice(0, 1),
    };
  });

const arbitraryTier = fc.record({
  name: fc.constantFrom(...NAMES),
  routing: fc.constantFrom(...ROUTINGS),
  explicit: fc.boolean(),
  ipv6: fc.boolean(),
});

/** Networks in a /16, each tier in a /20 of its own, with subnets in every zone of the environment. */
export const legalNetworks: fc.Arbitrary<ArbitraryNetwork> = fc
  .record({
    tiers: fc.uniqueArray(arbitraryTier, { minLength: 1, maxLength: 5, selector: ({ name }) => name }),
    zones: fc.shuffledSubarray(ZONES, { minLength: 1 }),
    nat: fc.constantFrom('none', 'one', 'one-per-zone'),
    gateway: fc.option(fc.shuffledSubarray(['s3', 'dynamodb'] as const), { nil: undefined }),
    services: fc.shuffledSubarray(['ecr.api', 'kms', 'logs', 'secretsmanager']),
    pick: fc.nat(),
    flowLogs: fc.boolean(),
    ipv6: fc.boolean(),
    cluster: fc.option(fc.constant('main'), { nil: undefined }),
    unconnected: fc.boolean(),
  })
  .map(({ tiers, zones, nat, gateway, services, pick, flowLogs, ipv6, cluster, unconnected }) => {
    const namesWith = (routing: Routing) =>
      tiers.filter((tier) => tier.routing === routing).map(({ name }) => name);
    const choose = <T>(from: readonly T[]): T => from[pick % from.length] as T;
    const [publicTiers, privateTiers] = [namesWith('public'), namesWith('private')];
    const served = privateTiers.length > 0;
    const gateways = nat === 'one' ? { zone: choose(zones) } : (nat as 'none' | 'one-per-zone');
    return {
      zones,
      props: {
        cidr: '10.0.0.0/16',
        tiers: Object.fromEntries(tiers.map((tier, index) => [tier.name, tierOf(tier, index, zones)])),
        ...(served ? { natGateways: publicTiers.length > 0 ? gateways : 'none' } : {}),
        ...(publicTiers.length > 0 ? { natGatewayTier: choose(publicTiers) } : {}),
        endpoints: {
          ...(served ? { gateway } : {}),
          interface: services,
          tier: choose(tiers).name,
        },
        flowLogs: flowLogs ? { kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/logs' } : 'off',
        ipv6: ipv6 && tiers.some((tier) => tier.ipv6),
        kubernetesCluster: cluster,
        unconnected,
      },
    };
  });

function tierOf(
  { routing, explicit, ipv6 }: { routing: Routing; explicit: boolean; ipv6: boolean },
  index: number,
  zones: readonly string[],
): Tier {
  const range = partOf(parseIpRange('10.0.0.0/16') as IpRange, 20, index);
  const block = ipv6 ? { ipv6Block: index } : {};
  if (!explicit) return { routing, range: range.cidr, ...block };
  const cidrs = zones.map((zone) => [zone, partOf(range, 24, ZONES.indexOf(zone)).cidr]);
  return { routing, cidrs: Object.fromEntries(cidrs), ...block };
}
