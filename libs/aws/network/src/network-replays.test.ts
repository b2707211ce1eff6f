import { type Resource, type StackView, synthStack, testEnvironment } from '@ashlar/testing';
import fc from 'fast-check';
import { type ArbitraryNetwork, legalNetworks } from './arbitrary-network.fixture.js';
import type { NetworkProps, Tier } from './network-props.js';
import { Network } from './network.js';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

const build = (props: Partial<NetworkProps> = {}, zones: readonly string[] = ZONES): StackView =>
  synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19' },
        app: { routing: 'private', range: '10.0.32.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19' },
      },
      endpoints: { interface: ['logs'] },
      flowLogs: 'off',
      ...props,
    });
  }, testEnvironment({ zones }));

const buildArbitrary = ({ props, zones }: ArbitraryNetwork) => build(props, zones);

type Resources = Readonly<Record<string, Resource>>;

/** Addresses that only the first has, without their hash. */
const onlyIn = (one: Resources, other: Resources) =>
  Object.keys(one)
    .filter((address) => !(address in other))
    .map((address) => address.replace(/_[0-9A-F]{8}$/, ''));

/** The resources of the first that the second has too, as the second has them. */
const sharedWith = (one: Resources, other: Resources) =>
  Object.fromEntries(Object.entries(other).filter(([address]) => address in one));

const without = (zone: string, { props, zones }: ArbitraryNetwork): ArbitraryNetwork => ({
  zones: zones.filter((other) => other !== zone),
  props: { ...props, tiers: mapValues(props.tiers, (tier) => tierWithout(zone, tier)) },
});

const tierWithout = (zone: string, tier: Tier): Tier =>
  tier.cidrs === undefined
    ? tier
    : { ...tier, cidrs: Object.fromEntries(Object.entries(tier.cidrs).filter(([key]) => key !== zone)) };

const mapValues = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const reversedKeys = <T>(record: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(record).reverse());

const reversed = <T>(list: readonly T[] | undefined) => list && [...list].reverse();

describe('R1 (terraform-aws-vpc 714, 403): a subnet in the middle goes', () => {
  const prefixes = { public: 1, app: 11, data: 21 };
  const writtenDown = (tier: 'public' | 'app' | 'data', zones = ZONES) =>
    Object.fromEntries(zones.map((zone) => [zone, `10.0.${prefixes[tier] + ZONES.indexOf(zone)}.0/24`]));
  const outer = ['us-east-1a', 'us-east-1c'];
  const explicit = {
    public: { routing: 'public', cidrs: writtenDown('public') },
    app: { routing: 'private', cidrs: writtenDown('app') },
    data: { routing: 'isolated', cidrs: writtenDown('data') },
  } as const;
  const computed = {
    public: { routing: 'public', range: '10.0.0.0/19' },
    app: { routing: 'private', range: '10.0.32.0/19' },
    data: { routing: 'isolated', range: '10.0.64.0/19' },
  } as const;

  test.each<[string, Record<string, Tier>, Record<string, Tier>]>([
    ['written down', explicit, { ...explicit, app: { ...explicit.app, cidrs: writtenDown('app', outer) } }],
    ['computed', computed, { ...computed, app: { ...computed.app, zones: outer } }],
  ])('of a private tier that is %s, only what belongs to it goes with it', (_, tiers, fewer) => {
    const [before, after] = [build({ tiers }).byAddress(), build({ tiers: fewer }).byAddress()];

    expect(onlyIn(before, after).sort()).toEqual([
      'aws_route.network_app-us-east-1b_internet',
      'aws_route_table.network_app-us-east-1b_routes',
      'aws_route_table_association.network_app-us-east-1b_association',
      'aws_subnet.network_app-us-east-1b_subnet',
      'aws_vpc_endpoint_route_table_association.network_gateway-endpoints_dynamodb-app-us-east-1b',
      'aws_vpc_endpoint_route_table_association.network_gateway-endpoints_s3-app-us-east-1b',
      'aws_vpc_endpoint_subnet_association.network_endpoints_logs-us-east-1b',
    ]);
    expect(after).toEqual(sharedWith(after, before));
  });

  test.each<[string, Record<string, Tier>, Record<string, Tier>]>([
    [
      'written down',
      explicit,
      { ...explicit, data: { ...explicit.data, cidrs: writtenDown('data', outer) } },
    ],
    ['computed', computed, { ...computed, data: { ...computed.data, zones: outer } }],
  ])('of an isolated tier that is %s, only what belongs to it goes with it', (_, tiers, fewer) => {
    const [before, after] = [build({ tiers }).byAddress(), build({ tiers: fewer }).byAddress()];

    expect(onlyIn(before, after).sort()).toEqual([
      'aws_network_acl_association.network_data-acl_us-east-1b',
      'aws_route_table.network_data-us-east-1b_routes',
      'aws_route_table_association.network_data-us-east-1b_association',
      'aws_subnet.network_data-us-east-1b_subnet',
    ]);
    expect(after).toEqual(sharedWith(after, before));
  });
});

describe('R2 (terraform-aws-vpc 106, 186, 1018, 1137; aws-cdk 6683): a zone comes', () => {
  test('everything that was there stays as it was, NAT gateways and their addresses among it', () => {
    const before = build().byAddress();
    const after = build({}, [...ZONES, 'us-east-1d']).byAddress();

    expect(sharedWith(before, after)).toEqual(before);
    expect(onlyIn(after, before).every((address) => address.includes('us-east-1d'))).toBe(true);
    expect(onlyIn(after, before)).toEqual(
      expect.arrayContaining(['aws_nat_gateway.network_nat-us-east-1d', 'aws_eip.network_nat-ip-us-east-1d']),
    );
  });

  test('a zone before the others moves none of them', () => {
    const before = build({}, ['us-east-1b', 'us-east-1c']).byAddress();
    expect(sharedWith(before, build().byAddress())).toEqual(before);
  });

  test('a single NAT gateway stays the only one, where it is', () => {
    const natGateways = { zone: 'us-east-1b' };
    const [before, after] = [build({ natGateways }), build({ natGateways }, [...ZONES, 'us-east-1d'])];
    expect(sharedWith(before.byAddress(), after.byAddress())).toEqual(before.byAddress());
    expect(onlyIn(after.byAddress(), before.byAddress()).join()).not.toContain('aws_nat_gateway');
  });

  test('in any network, a zone that comes adds what is its own and changes nothing', () => {
    fc.assert(
      fc.property(legalNetworks, (network) => {
        const { natGateways } = network.props;
        const gone = network.zones.find(
          (zone) => typeof natGateways !== 'object' || natGateways.zone !== zone,
        );
        fc.pre(network.zones.length > 1 && gone !== undefined);
        const before = buildArbitrary(without(gone ?? '', network)).byAddress();
        const after = buildArbitrary(network).byAddress();
        expect(sharedWith(before, after)).toEqual(before);
        expect(onlyIn(after, before).filter((address) => !address.includes(gone ?? ''))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('R3 (aws-ia/terraform-aws-vpc 189): the order changes', () => {
  test('in any network, the order of zones, tiers, subnets and services makes no difference to a byte', () => {
    fc.assert(
      fc.property(legalNetworks, (network) => {
        const { tiers, endpoints = {} } = network.props;
        const reordered = mapValues(reversedKeys(tiers), (tier) =>
          tier.cidrs === undefined ? tier : { ...tier, cidrs: reversedKeys(tier.cidrs) },
        );
        const { gateway, interface: services } = endpoints;
        const props = {
          ...network.props,
          tiers: reordered,
          endpoints: { ...endpoints, gateway: reversed(gateway), interface: reversed(services) },
        };
        const other = buildArbitrary({ props, zones: [...network.zones].reverse() });
        expect(JSON.stringify(other.json)).toBe(JSON.stringify(buildArbitrary(network).json));
      }),
      { numRuns: 40 },
    );
  });

  test('the zones of a tier may be listed in any order', () => {
    const tiers = (zones: readonly string[]) => ({
      app: { routing: 'private' as const, range: '10.0.32.0/19', zones },
    });
    const of = (zones: readonly string[]) => build({ tiers: tiers(zones), natGateways: 'none' }).json;
    expect(JSON.stringify(of([...ZONES].reverse()))).toBe(JSON.stringify(of(ZONES)));
  });
});

test('the same network is the same JSON twice', () => {
  fc.assert(
    fc.property(legalNetworks, (network) => {
      expect(buildArbitrary(network).json).toEqual(buildArbitrary(network).json);
    }),
    { numRuns: 10 },
  );
});
