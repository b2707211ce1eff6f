import { type AppDefinition, ProjectStack } from '@ashlar/core';
import { refusal, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import type { NetworkProps, Tier } from './network-props.js';
import { Network } from './network.js';

const tiers = {
  public: { routing: 'public', range: '10.0.0.0/19' },
  app: { routing: 'private', range: '10.0.32.0/19' },
} as const;

const build = (props: Partial<NetworkProps> = {}) =>
  synthStack((stack) => {
    new Network(stack, 'network', { cidr: '10.0.0.0/16', tiers, flowLogs: 'off', ...props });
  });

/** What is wrong and how it is repaired, without the line that says where. */
const problems = (props: Partial<NetworkProps>) =>
  refusal(() => build(props))
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

const data = (tier: Partial<Tier>) =>
  problems({ tiers: { ...tiers, data: { routing: 'isolated', range: '10.0.64.0/19', ...tier } as Tier } });

describe('the range of the VPC', () => {
  test.each([
    ['has bits behind its prefix', '10.0.0.1/16', "fix: use '10.0.0.0/16'"],
    ['is public', '52.0.0.0/16', 'fix: use a range inside of 10.0.0.0/8,'],
    ["is that of Docker's bridge", '172.17.0.0/16', "fix: use another range, for instance in '10.0.0.0/8'"],
    ['is too large', '10.0.0.0/8', 'fix: use a prefix from 16 to 28'],
    ['is none', 'ten', "fix: use CIDR notation: '10.0.0.0/16'"],
  ])('%s', (_, cidr, fix) => {
    const [what, firstFix, ...others] = problems({ cidr });
    expect(what).toMatch(`cidr is '${cidr}'`);
    expect(firstFix).toMatch(fix);
    // Where the tiers should lie can't be said before the VPC has a range.
    expect(others).toEqual([]);
  });
});

describe('the range of a tier', () => {
  test('overlaps that of another', () => {
    expect(data({ range: '10.0.48.0/20' })).toEqual([
      'tiers.app.range 10.0.32.0/19 overlaps tiers.data.range 10.0.48.0/20',
      'fix: give one of them another range',
    ]);
  });

  test('overlaps that of another in zones to come only, and is refused now, while it can be moved', () => {
    const later = { routing: 'isolated', range: '10.0.48.0/20', zones: ['us-east-1a'] } as const;
    expect(problems({ tiers: { ...tiers, later } })).toHaveLength(2);
  });

  test('lies outside of the VPC', () => {
    expect(data({ range: '10.1.64.0/19' })).toEqual([
      "tiers.data.range 10.1.64.0/19 lies outside of the VPC's 10.0.0.0/16",
      'fix: use a part of 10.0.0.0/16',
    ]);
  });

  test('has bits behind its prefix, which is no complaint about NAT gateways', () => {
    expect(problems({ tiers: { ...tiers, public: { routing: 'public', range: '10.0.0.1/19' } } })).toEqual([
      "tiers.public.range is '10.0.0.1/19', an address inside of 10.0.0.0/19",
      "fix: use '10.0.0.0/19'",
    ]);
  });

  test('is too small for its zones', () => {
    expect(data({ subnetPrefix: 20 })).toEqual([
      'tiers.data.range 10.0.64.0/19 holds 2 subnets of /20, none for us-east-1c: zone a has the first',
      'fix: use subnetPrefix: 21 in a range of /19 or larger',
    ]);
  });

  test.each([29, 15, 24.5])('is cut into subnets of /%d, which AWS has not', (subnetPrefix) => {
    expect(data({ subnetPrefix })).toEqual([
      `tiers.data.subnetPrefix is ${subnetPrefix}; AWS takes /16 (largest) to /28 (smallest)`,
      'fix: use a whole number from 16 to 28',
    ]);
  });
});

describe('the zones of a tier', () => {
  const fix = 'fix: use us-east-1a, us-east-1b, us-east-1c, or add it to the zones of the environment';

  test('are zones of the environment', () => {
    expect(data({ zones: ['us-east-1f'] })).toEqual([
      "tiers.data.zones names zone 'us-east-1f', which the environment does not list",
      fix,
    ]);
  });

  test('are zones of the environment when subnets are written down, which is no complaint about NAT gateways', () => {
    const app = { routing: 'private', cidrs: { 'us-east-1f': '10.0.32.0/24' } } as const;
    expect(problems({ tiers: { public: tiers.public, app } })).toEqual([
      "tiers.app.cidrs names zone 'us-east-1f', which the environment does not list",
      fix,
    ]);
  });

  test('are listed once', () => {
    expect(data({ zones: ['us-east-1a', 'us-east-1a'] })).toEqual([
      "tiers.data.zones lists 'us-east-1a' twice",
      'fix: list it once',
    ]);
  });

  test.each<[string, Tier]>([
    ['computed', { routing: 'public', range: '10.0.0.0/19', zones: [] }],
    ['written down', { routing: 'public', cidrs: {} }],
  ])('are at least one, where subnets are %s', (_, tier) => {
    expect(problems({ tiers: { ...tiers, public: tier } })).toEqual([
      'tiers.public has no subnet',
      'fix: give it a zone, or leave the tier out',
    ]);
  });
});

test('everything is reported at once, with where it is', () => {
  const attempt = () =>
    build({
      cidr: '10.0.0.0/17',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19' },
        app: { routing: 'private', cidrs: { 'us-east-1a': '10.0.128.0/24', 'us-east-1b': '10.0.1.0/24' } },
      },
      endpoints: { interface: ['logs'], tier: 'ap' },
      flowLogs: { kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/logs', aggregationSeconds: 1 as 60 },
    });

  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/network (Network) has 4 problems:
      endpoints.tier is 'ap'
        fix: did you mean 'app'? use app or public
      flowLogs.aggregationSeconds is 1
        fix: use 60 or 600
      tiers.app.cidrs['us-east-1a'] 10.0.128.0/24 lies outside of the VPC's 10.0.0.0/17
        fix: use a part of 10.0.0.0/17
      tiers.app.cidrs['us-east-1b'] 10.0.1.0/24 overlaps tiers.public.range 10.0.0.0/19
        fix: give one of them another range"
  `);
});

test('a tier has a range or subnets that are written down, not both', () => {
  const cidrs = { 'us-east-1a': '10.0.1.0/24' };
  // @ts-expect-error The range would be ignored.
  const tier: Tier = { routing: 'public', cidrs, range: '10.0.0.0/19' };
  // @ts-expect-error The prefix would be ignored.
  const other: Tier = { routing: 'public', cidrs, subnetPrefix: 24 };
  expect([tier, other]).toHaveLength(2);
});

describe('two VPCs', () => {
  const app = (name: string, cidr: string, unconnected = false): AppDefinition => ({
    name,
    environments: [testEnvironment()],
    build: (target) => {
      const range = cidr.replace(/\d+$/, '20');
      new Network(new ProjectStack(target, 'network'), 'network', {
        cidr,
        tiers: { data: { routing: 'isolated', range } },
        flowLogs: 'off',
        unconnected,
      });
    },
  });

  test('of two apps share addresses', () => {
    const attempt = () => synthApps(app('one', '10.0.0.0/16'), app('two', '10.0.128.0/17'));
    expect(refusal(attempt)).toMatchInlineSnapshot(`
      "two-test-network/network (Network) has a problem:
        cidr 10.0.128.0/17 overlaps 10.0.0.0/16 of one-test-network/network (Network)
          fix: use a range of its own, or declare \`unconnected: true\` if the two will never be joined"
    `);
  });

  test('may share addresses when one of them will never be joined to another', () => {
    const stacks = synthApps(app('one', '10.0.0.0/16'), app('two', '10.0.128.0/17', true));
    expect([...stacks.keys()]).toEqual(['one-test-network', 'two-test-network']);
  });

  test('stand side by side', () => {
    expect(() => synthApps(app('one', '10.0.0.0/16'), app('two', '10.1.0.0/16'))).not.toThrow();
  });
});
