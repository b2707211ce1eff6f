import { refusal, synthStack } from '@ashlar/testing';
import type { NetworkProps, Tier } from './network-props.js';
import { Network } from './network.js';

const tiers = {
  public: { routing: 'public', range: '10.0.0.0/19' },
  app: { routing: 'private', range: '10.0.32.0/19' },
  data: { routing: 'isolated', range: '10.0.64.0/19' },
} as const satisfies Record<string, Tier>;

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

const edge: Tier = { routing: 'public', range: '10.0.96.0/19' };
const batch: Tier = { routing: 'private', range: '10.0.96.0/19' };

describe('tiers', () => {
  test('a network has at least one', () => {
    expect(problems({ tiers: {} })).toEqual(['tiers is empty', 'fix: describe at least one tier']);
  });

  test.each(['App', 'app-1', '1app', '', 'a'.repeat(21)])("'%s' is no name for one", (name) => {
    expect(problems({ tiers: { ...tiers, [name]: edge }, natGatewayTier: 'public' })).toEqual([
      `tiers has '${name}', which is no name for a tier`,
      'fix: use one word of lower-case letters and digits, a letter first, at most 20 characters',
    ]);
  });

  test("'nat' is refused as a name, because it would take the addresses of NAT gateways", () => {
    expect(problems({ tiers: { ...tiers, nat: edge }, natGatewayTier: 'nat' })).toEqual([
      "tiers has 'nat', the name under which NAT gateways are built",
      "fix: use another name, for instance 'egress'",
    ]);
  });
});

describe('NAT gateways', () => {
  test('need a public tier', () => {
    expect(problems({ tiers: { app: tiers.app, batch } })).toEqual([
      'there is no public tier to hold the NAT gateways of app and batch',
      "fix: add a public tier, or use natGateways: 'none' and reach AWS through endpoints",
    ]);
  });

  test('have somebody to serve, when they are asked for', () => {
    const others = { public: tiers.public, data: tiers.data };
    expect(problems({ tiers: others, natGateways: 'one-per-zone' })).toEqual([
      'natGateways has no private tier to serve',
      "fix: leave natGateways out, use 'none', or make a tier private",
    ]);
    expect(() => build({ tiers: others, natGateways: 'none' })).not.toThrow();
  });

  test('stand in a zone of their tier', () => {
    expect(problems({ natGateways: { zone: 'us-east-1d' } })).toEqual([
      "natGateways.zone is 'us-east-1d', where tier public has no subnet",
      'fix: use us-east-1a, us-east-1b, us-east-1c, or give tier public a subnet there',
    ]);
  });

  test('stand in every zone that has a private subnet', () => {
    const narrow = { ...tiers.public, zones: ['us-east-1a', 'us-east-1b'] };
    expect(problems({ tiers: { ...tiers, public: narrow, batch }, endpoints: {} })).toEqual([
      'app in us-east-1c has no NAT gateway: tier public has no subnet in that zone',
      "fix: give tier public a subnet in us-east-1c, or use one NAT gateway for all zones: natGateways: { zone: 'us-east-1a' }",
      'batch in us-east-1c has no NAT gateway: tier public has no subnet in that zone',
      "fix: give tier public a subnet in us-east-1c, or use one NAT gateway for all zones: natGateways: { zone: 'us-east-1a' }",
    ]);
    const single = { tiers: { ...tiers, public: narrow }, natGateways: { zone: 'us-east-1a' } };
    expect(() => build(single)).not.toThrow();
  });

  test('of two public tiers, one has to be named', () => {
    expect(problems({ tiers: { ...tiers, edge } })).toEqual([
      'natGatewayTier is left out, and there are 2 public tiers',
      'fix: name one: edge or public',
    ]);
  });

  test.each([
    ['edeg', "did you mean 'edge'? use edge or public"],
    ['data', 'use edge or public'],
  ])("'%s' is no tier for them", (natGatewayTier, fix) => {
    expect(problems({ tiers: { ...tiers, edge }, natGatewayTier })).toEqual([
      `natGatewayTier is '${natGatewayTier}'`,
      `fix: ${fix}`,
    ]);
  });
});

test('a tier that is not there does not even compile', () => {
  const attempt = () =>
    synthStack((stack) => {
      new Network(stack, 'network', {
        cidr: '10.0.0.0/16',
        tiers,
        // @ts-expect-error Did you mean 'public'?
        natGatewayTier: 'publik',
        // @ts-expect-error There are app, data and public.
        endpoints: { interface: ['logs'], tier: 'ap' },
        flowLogs: 'off',
      });
    });
  expect(refusal(attempt)).toMatch("natGatewayTier is 'publik'");
});

describe('endpoints', () => {
  test('of two private tiers, one has to be named', () => {
    expect(problems({ tiers: { ...tiers, batch }, endpoints: { interface: ['logs'] } })).toEqual([
      'endpoints.tier is left out, and there are 2 private tiers',
      'fix: name one: app or batch',
    ]);
  });

  test('without a private tier, another has to be named', () => {
    const { public: front, data } = tiers;
    expect(problems({ tiers: { public: front, data }, endpoints: { interface: ['logs'] } })).toEqual([
      'endpoints.tier is left out, and there is no private tier',
      'fix: name one: data or public',
    ]);
  });

  test('a tier that is not there is refused with the nearest', () => {
    expect(problems({ endpoints: { interface: ['logs'], tier: 'dat' } })).toEqual([
      "endpoints.tier is 'dat'",
      "fix: did you mean 'data'? use app or data or public",
    ]);
  });

  test('only two services have a gateway', () => {
    expect(problems({ endpoints: { gateway: ['sqs' as 's3'] } })).toEqual([
      "endpoints.gateway lists 'sqs'",
      'fix: only dynamodb and s3 have gateway endpoints; list others under endpoints.interface',
    ]);
  });

  test('gateways that are asked for have somebody to serve', () => {
    expect(problems({ tiers: { data: tiers.data }, endpoints: { gateway: ['s3'] } })).toEqual([
      'endpoints.gateway has no private tier to serve',
      'fix: leave endpoints.gateway out, or make a tier private',
    ]);
  });

  test('a service is listed once', () => {
    expect(problems({ endpoints: { gateway: ['s3', 's3'], interface: ['logs', 'kms', 'logs'] } })).toEqual([
      "endpoints.gateway lists 's3' twice",
      'fix: list it once',
      "endpoints.interface lists 'logs' twice",
      'fix: list it once',
    ]);
  });

  test.each(['com.amazonaws.us-east-1.logs', 'ECR', 'ecr.'])("'%s' is no service", (service) => {
    expect(problems({ endpoints: { interface: [service] } })).toEqual([
      `endpoints.interface lists '${service}'`,
      "fix: use the part behind com.amazonaws.<region>: 'ecr.api'",
    ]);
  });
});

describe('flow logs', () => {
  const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/logs';

  test.each([
    [100, 120],
    [5000, 3653],
    [0, 3653],
  ])('for %i days are not on offer, the next longer is %i', (retentionDays, longer) => {
    const [what, fix] = problems({ flowLogs: { kmsKeyArn, retentionDays } });
    expect(what).toBe(`flowLogs.retentionDays is ${retentionDays}, which CloudWatch Logs does not offer`);
    expect(fix).toMatch(`fix: use ${longer}; all values: 1, 3, 5, 7, 14, 30,`);
  });

  test.each([
    [undefined, 'flowLogs.kmsKeyArn is left out'],
    ['alias/logs', "flowLogs.kmsKeyArn is 'alias/logs'"],
  ])('are encrypted with a key, and %j is none', (key, what) => {
    expect(problems({ flowLogs: { kmsKeyArn: key as string } })[0]).toBe(what);
  });

  test('are summed up over one minute or ten', () => {
    expect(problems({ flowLogs: { kmsKeyArn, aggregationSeconds: 30 as 60 } })).toEqual([
      'flowLogs.aggregationSeconds is 30',
      'fix: use 60 or 600',
    ]);
  });
});

describe('IPv6', () => {
  const data = (ipv6Block: number) => ({ tiers: { ...tiers, data: { ...tiers.data, ipv6Block } } });

  test.each([-1, 32, 1.5])('there is no block %d', (block) => {
    expect(problems(data(block))).toEqual([`tiers.data.ipv6Block is ${block}`, 'fix: use 0 to 31']);
  });

  test('a block belongs to one tier', () => {
    const both = { ...data(1).tiers, app: { ...tiers.app, ipv6Block: 1 } };
    expect(problems({ tiers: both })).toEqual([
      'tiers.data.ipv6Block is 1, which tiers.app has',
      'fix: give each tier a block of its own',
    ]);
  });

  test('needs a tier with a block', () => {
    expect(problems({ ipv6: true })).toEqual([
      'ipv6 is on, and no tier has an ipv6Block',
      'fix: give a tier an ipv6Block: 0 to 31',
    ]);
  });
});

test.each<[string, object, string]>([
  [
    'routing',
    { tiers: { data: { routing: 'isolate', range: '10.0.64.0/19' } } },
    "tiers.data.routing is 'isolate'\n    fix: did you mean 'isolated'? use public, private, isolated",
  ],
  [
    'natGateways',
    { natGateways: 'one-per-zones' },
    "natGateways is 'one-per-zones'\n    fix: did you mean 'one-per-zone'?",
  ],
  ['natGateways', { natGateways: 'None' }, "natGateways is 'None'\n    fix: did you mean 'none'?"],
])('a word for %s that does not exist is refused, though nobody checked the types', (_, props, message) => {
  expect(refusal(() => build(props as Partial<NetworkProps>))).toContain(message);
});
