import { testEnvironment } from '@ashlar/testing';
import type { Environment } from './environment.js';
import { environmentProblems } from './environment-problems.js';
import { zoneIndex, zonesOf } from './region-zones.js';

const problems = (overrides: Partial<Environment>) =>
  environmentProblems(testEnvironment(overrides)).map(({ what, fix }) => `${what} → ${fix}`);

test.each<[string, Partial<Environment>]>([
  ['the one that tests use', {}],
  ['one with a domain', { domain: 'a-1.example.co.uk' }],
  ['one in all six zones of us-east-1', { zones: zonesOf('us-east-1') }],
  ['one in GovCloud', { region: 'us-gov-west-1', zones: ['us-gov-west-1a'] }],
  ['one in China', { region: 'cn-north-1', zones: ['cn-north-1a', 'cn-north-1b'] }],
  ['one in a region that is not in the table', { region: 'xx-central-9', zones: ['xx-central-9f'] }],
])('an environment may be %s', (_, overrides) => {
  expect(problems(overrides)).toEqual([]);
});

test('every problem of an environment is reported at once', () => {
  const all = { name: 'Pro-d', account: '1234', region: 'us-east', domain: 'https://Example.com/' };
  expect(problems(all)).toMatchInlineSnapshot(`
    [
      "name is 'Pro-d' → use one word of lower-case letters and digits, a letter first, at most 16 characters",
      "account is '1234' → use the 12 digits of the AWS account, in quotes",
      "region is 'us-east' → use an AWS region such as 'us-east-1'",
      "domain is 'https://Example.com/' → use a DNS name in lower case, without protocol or trailing dot: 'example.com'",
    ]
  `);
});

test.each([['Prod'], ['prod-1'], ['1prod'], ['pro d'], [''], ['p'.repeat(17)], ['prød']])(
  "'%s' is no name of an environment",
  (name) => {
    expect(problems({ name })).toHaveLength(1);
  },
);

test.each([['12345678901'], ['1234567890123'], ['12345678901x'], ['1234-5678-9012'], ['']])(
  "'%s' is no account",
  (account) => {
    expect(problems({ account })).toEqual([
      `account is '${account}' → use the 12 digits of the AWS account, in quotes`,
    ]);
  },
);

test.each([['useast1'], ['us-east-1a'], ['US-EAST-1'], ['us_east_1'], ['']])(
  "'%s' is no region",
  (region) => {
    expect(problems({ region })).toEqual([`region is '${region}' → use an AWS region such as 'us-east-1'`]);
  },
);

test.each([
  ['example'],
  ['example.com.'],
  ['https://example.com'],
  ['-a.example.com'],
  ['Example.com'],
  ['a..com'],
  [`${'a'.repeat(64)}.com`],
  [`${'a.'.repeat(126)}com`],
  [''],
])("'%s' is no domain", (domain) => {
  expect(problems({ domain })).toHaveLength(1);
});

test('seven zones in us-east-1 are one more than it has', () => {
  const zones = [...zonesOf('us-east-1'), 'us-east-1g'];
  expect(problems({ zones })).toMatchInlineSnapshot(`
    [
      "zones lists 7, and us-east-1 has 6 → keep some of us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f",
      "zone 'us-east-1g' is not in us-east-1 → use us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f",
    ]
  `);
});

test('a zone of another region, and a zone that is listed twice, are named', () => {
  const zones = ['us-east-1a', 'us-east-1a', 'us-west-2a', 'a'];
  expect(problems({ zones })).toMatchInlineSnapshot(`
    [
      "zone 'us-east-1a' is listed twice → list it once",
      "zone 'us-west-2a' is not in us-east-1 → use us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f",
      "zone 'a' is not in us-east-1 → use us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f",
    ]
  `);
});

test('an environment without zones is told which there are', () => {
  expect(problems({ region: 'eu-west-1', zones: [] })).toEqual([
    'zones is empty → list at least one of eu-west-1a, eu-west-1b, eu-west-1c',
  ]);
});

test('the index of a zone is that of its letter, whatever the order of the list', () => {
  expect(zonesOf('us-east-1').map(zoneIndex)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(zoneIndex('ap-northeast-1d')).toBe(3);
});

test.each([
  ['account is a number', { account: 123456789012 }, 'account is 123456789012, no text'],
  ['account is left out', { account: undefined }, 'account is missing'],
  ['zones are left out', { zones: undefined }, 'zones is missing'],
])('when %s, which the compiler would have refused, it is said', (_, overrides, what) => {
  const careless = { ...testEnvironment(), ...overrides } as unknown as Environment;
  expect(environmentProblems(careless).map((problem) => problem.what)).toEqual([what]);
});

test('zones of another region point to the region that is meant', () => {
  const [problem] = environmentProblems(testEnvironment({ region: 'us-eats-1' }));
  expect(problem?.what).toContain('region us-eats-1 is not known');
  expect(problem?.fix).toContain("did you mean 'us-east-1'?");
});
