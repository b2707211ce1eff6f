import { withHomes } from './state-homes.js';

const HERE = { name: 'production', account: '111122223333', region: 'us-east-1' };

const source = (...entries: readonly string[]) =>
  `export const environments: readonly Environment[] = [${entries.join(', ')}];\n`;

const KNOWN = source(
  "{ name: 'production', account: '111122223333', region: 'us-east-1', zones: ['us-east-1a'] }",
);

test('an account and region that has a bucket gets no second', () => {
  expect(withHomes(KNOWN, 'shop', [HERE, { ...HERE, name: 'other' }])).toEqual({ source: KNOWN, added: [] });
});

test('another account gets one, once for all environments in it', () => {
  const there = { name: 'live', account: '123456789012', region: 'eu-west-1' };
  const { source: text, added } = withHomes(KNOWN, 'shop', [there, { ...there, name: 'trial' }]) ?? {};
  expect(added).toEqual(['live']);
  expect(text).toContain(
    "{ name: 'live', account: '123456789012', region: 'eu-west-1', zones: ['eu-west-1a'] }];\n",
  );
});

test('another region of the same account gets one too', () => {
  expect(withHomes(KNOWN, 'shop', [{ ...HERE, region: 'eu-west-1' }])?.added).toEqual(['shopproduction']);
});

test.each([
  ['omnirapeutichere', 'omnirapeutichere'],
  ['shop', 'shopproduction'],
])("where the environment's name is taken, %s gets the name %s", (app, name) => {
  expect(withHomes(KNOWN, app, [{ ...HERE, account: '123456789012' }])?.added).toEqual([name]);
});

test('where all of these are taken, a number tells them apart', () => {
  const taken = ['production', 'shopproduction', 'shop'].map(
    (name, at) => `{ name: '${name}', account: '11112222333${at}', region: 'us-east-1' }`,
  );
  expect(withHomes(source(...taken), 'shop', [{ ...HERE, account: '123456789012' }])?.added).toEqual([
    'shop2',
  ]);
});

test.each([
  ['no list', 'export const environments = all();\n'],
  ['an environment from elsewhere', source('production')],
  ['an account that is computed', source("{ name: 'production', account: ACCOUNT, region: 'us-east-1' }")],
])('%s is left to its author', (_, text) => {
  expect(withHomes(text, 'shop', [HERE])).toBeUndefined();
});
