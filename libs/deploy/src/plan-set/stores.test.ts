import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@ashlar/testing';
import { FolderStore } from './folder-store.js';
import { openStore } from './open-store.js';
import { planKey, planSetKey } from './plan-store.js';
import { s3Failure } from './s3-failure.js';

const mode = (file: string) => statSync(file).mode & 0o777;

test('what is kept on this machine, its owner alone may read', async () => {
  const folder = join(temporaryFolder(), 'plan-sets');
  const store = new FolderStore(folder);
  await store.put('shop/abc/plan.tfplan', Buffer.from('plan'));
  expect((await store.get('shop/abc/plan.tfplan')).toString()).toBe('plan');
  expect([folder, join(folder, 'shop'), join(folder, 'shop/abc/plan.tfplan')].map(mode)).toEqual([
    ...[0o700, 0o700, 0o600],
  ]);
});

test('plans that are older than a week are removed when another is kept', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'shop/old'), { recursive: true });
  const old = join(folder, 'shop/old/plan.tfplan');
  writeFileSync(old, 'plan');
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
  utimesSync(old, longAgo, longAgo);
  const store = new FolderStore(folder);
  await store.put('shop/new/plan.tfplan', Buffer.from('plan'));
  await store.put('shop/newer/plan.tfplan', Buffer.from('plan'));
  expect(
    readdirSync(join(folder, 'shop'), { recursive: true }).filter((name) => /tfplan/.test(String(name))),
  ).toHaveLength(2);
});

test('what is not there is told with where it was looked for', async () => {
  const folder = temporaryFolder();
  await expect(new FolderStore(folder).get('plan-sets/a/plan-set.json')).rejects.toThrow(
    `${folder} has a problem:\n  there is no plan-sets/a/plan-set.json`,
  );
});

test('a plan that is made again is kept beside the one before', () => {
  const [one, another] = ['1', '2'].map((digit) =>
    planKey({ stack: 'shop', planFileSha256: digit.repeat(64) }),
  );
  expect(one).toBe('shop/1111111111111111/plan.tfplan');
  expect(another).not.toBe(one);
  expect(planSetKey('abc')).toBe('plan-sets/abc/plan-set.json');
});

test.each([
  ['s3://plans', 's3://plans'],
  ['s3://plans/', 's3://plans'],
  ['s3://plans/owner/name/7/', 's3://plans/owner/name/7'],
])('the store %s is %s', (store, place) => {
  expect(openStore({ root: '/project', store, env: {} }).place).toBe(place);
});

test('without a store, plans are kept in the project', () => {
  expect(openStore({ root: '/project', env: {} }).place).toBe('/project/.cache/plan-sets');
});

test('plans for an emulator are not found by who works in AWS, or with another emulator', () => {
  const placeFor = (endpoint: string) => openStore({ root: '/p', env: { AWS_ENDPOINT_URL: endpoint } }).place;
  const [one, another] = ['http://127.0.0.1:4566', 'http://127.0.0.1:4567'].map(placeFor);
  expect(one).toMatch(/^\/p\/\.cache\/plan-sets\/emulators\/[0-9a-f]{12}$/);
  expect(another).not.toBe(one);
  expect(placeFor('https://s3.us-east-1.amazonaws.com')).toBe('/p/.cache/plan-sets');
});

test('a store that is none, and a key without one, are refused together', () => {
  const open = (store?: string, storeKey?: string) => () =>
    openStore({ root: '/project', store, storeKey, env: {} });
  expect(open('plans')).toThrow("--store is 'plans'");
  expect(open('https://plans', 'alias/plans')).toThrow(/--store is[^]*--store-key is 'alias\/plans'/);
  expect(open(undefined, 'arn:aws:kms:us-east-1:444455556666:key/1')).toThrow('add --store');
});

const failure = (name: string, verb: 'put' | 'get' = 'get', message = name) =>
  s3Failure(Object.assign(new Error(message), { name }), {
    place: 's3://plans',
    key: 'shop/plan.tfplan',
    verb,
  });

test.each([
  ['AccessDenied', 'get', 13, 'getting shop/plan.tfplan is denied, or it is not there'],
  ['AccessDenied', 'put', 13, 'let the role have s3:PutObject there, and kms:GenerateDataKey'],
  ['NoSuchKey', 'get', 1, 'there is no shop/plan.tfplan'],
  ['NoSuchBucket', 'put', 1, 'there is no such bucket'],
  ['ExpiredToken', 'put', 13, 'AWS takes no such credentials: ExpiredToken'],
  ['CredentialsProviderError', 'put', 13, 'sign in, then again'],
  ['SlowDown', 'put', 1, 'S3 says SlowDown'],
] as const)('that S3 says %s to a %s is explained', (name, verb, exitCode, said) => {
  expect(failure(name, verb)).toMatchObject({ exitCode, message: expect.stringContaining(said) });
});

test('a missing region and a silent endpoint are explained', () => {
  expect(failure('Error', 'get', 'Region is missing').message).toContain('set AWS_REGION');
  expect(failure('Error', 'get', 'connect ECONNREFUSED 127.0.0.1:1')).toMatchObject({ exitCode: 12 });
});
