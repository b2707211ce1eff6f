import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { looksRandom, secretShape } from './secret-shapes.js';

/** Put together here, so that no scanner takes this file for a leak. */
const joined = (...parts: readonly string[]) => parts.join('');
const letters = (count: number) => 'aB3dE6gH9j'.repeat(Math.ceil(count / 10)).slice(0, count);

test.each([
  ['an AWS access key', joined('AKIA', 'IOSFODNN7EXAMPLE')],
  ['an AWS access key', `id=${joined('ASIA', 'IOSFODNN7EXAMPLE')};`],
  ['a private key', joined('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE')],
  ['a private key', joined('-----BEGIN ', 'PRIVATE KEY-----')],
  ['a JSON Web Token', joined('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0In0.', letters(40))],
  ['a GitHub token', joined('ghp_', letters(36))],
  ['a GitLab token', joined('glpat-', letters(20))],
  ['a Slack token', joined('xoxb-', '1234567890-', letters(12))],
  ['a Stripe key', joined('sk_live_', letters(24))],
  ['a webhook secret', joined('whsec_', letters(24))],
  ['a SendGrid key', joined('SG.', letters(22), '.', letters(43))],
  ['a Google API key', joined('AIza', letters(35))],
  ['an npm token', joined('npm_', letters(36))],
  ['a Vault token', joined('hvs.', letters(24))],
  ['an age key', joined('AGE-SECRET-KEY-1', 'QQ3Z5L8XG0'.repeat(3))],
  ['an API key', joined('sk-', letters(30))],
  ['a header with a token in it', 'curl -H "Authorization: Bearer hunter2" localhost'],
  ['a header with a token in it', 'authorization=Basic YWxhZGRpbg=='],
  ['an address with a password in it', 'postgres://app:hunter2@db.internal:5432/app'],
  ['an address with a password in it', 'redis://:hunter2@cache.internal:6379'],
  ['an address with a password in it', 'https://user:p%40ss@example.com/path'],
  ['a connection string with a password in it', 'Server=db;User Id=app;Password=hunter2;'],
  ['a connection string with a password in it', 'jdbc:postgresql://db/app?user=app&password=hunter2'],
  ['a connection string with a password in it', 'mysql --user app --password=hunter2'],
  ['a connection string with a password in it', 'export DB_PASSWORD=hunter2; run'],
])('%s is known by its form', (kind, value) => {
  expect(secretShape(value)).toBe(kind);
});

test.each([
  ...['postgres://db.internal:5432/app', 'postgres://app@db.internal/app', 'https://example.com:8443/a@b'],
  ...[
    'http://example.com/?at=12:30@noon',
    'psql --password=$PGPASSWORD',
    'redis://:$REDIS_PASSWORD@cache:6379',
  ],
  ...[
    'psql --password=$${PGPASSWORD}',
    'curl -H "Authorization: Bearer $TOKEN" localhost',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    'task-runner',
  ],
  ...[
    'arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf',
    'user@example.com',
    'npm_config_cache',
  ],
])("'%s' has no secret's form", (value) => {
  expect(secretShape(value)).toBeUndefined();
});

test.each([
  ['hex', 'f3a9c1d27b604e85a1c93d0e7f52b846'],
  ['64 characters of hex', createHash('sha256').update('key').digest('hex')],
  ['base64', createHash('sha256').update('key').digest('base64')],
  ['base64 for URLs', createHash('sha512').update('key').digest('base64url')],
  ['an argument', `--key=${createHash('sha256').update('key').digest('base64')}`],
  ['small letters and digits', 'k3j9x2m7q1w8e5r4t6y0u3i9o2p7a5s8'],
])('%s is as random as keys are', (_, value) => {
  expect(looksRandom(value)).toBe(true);
});

const word = fc.constantFrom(
  'api',
  'web',
  'orders',
  'Production',
  'Worker',
  'health',
  'us',
  'east',
  'v2',
  '1',
);

test.each<[string, fc.Arbitrary<string>]>([
  ['UUIDs', fc.uuid()],
  ['host names', fc.domain()],
  ['addresses on the web', fc.webUrl()],
  ['IP addresses', fc.oneof(fc.ipV4(), fc.ipV6())],
  ['e-mail addresses', fc.emailAddress()],
  ['dates', fc.date({ noInvalidDate: true }).map((date) => date.toISOString())],
  ['numbers', fc.oneof(fc.bigInt().map(String), fc.double().map(String))],
  [
    'image digests',
    fc.uint8Array().map((bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`),
  ],
  [
    'integrities',
    fc.uint8Array().map((bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`),
  ],
  ['ARNs', fc.uuid().map((id) => `arn:aws:kms:us-east-1:111122223333:key/${id}`)],
  ['words with hyphens', fc.array(word).map((words) => words.join('-'))],
  ['words with underscores', fc.array(word).map((words) => words.join('_').toUpperCase())],
  ['paths', fc.array(word).map((words) => `/${words.join('/')}`)],
  ['lists', fc.array(word).map((words) => words.join(','))],
])('%s are neither random nor of a known form', (_, values) => {
  fc.assert(
    fc.property(values, (value) => {
      expect([value, looksRandom(value), secretShape(value)]).toEqual([value, false, undefined]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ...['MyVeryLongClassNameOfTheOrderServiceHandler', 'com.example.orders.OrderServiceApplication'],
  ...[
    'subnet-0a1b2c3d4e5f67890,subnet-1a2b3c4d5e6f78901',
    'us-east-1_AbCdEfGhI',
    'mrk-1234abcd12ab34cd56ef1234567890ab',
  ],
  ...[
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA${letters(44)}`,
    'node_modules/.bin/some-very-long-command-name',
    '0'.repeat(40),
  ],
])("'%s' is not random", (value) => {
  expect(looksRandom(value)).toBe(false);
});

test('256 random bits are found, in hex and in base64', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const found = fc
    .sample(bytes, { numRuns: 500, seed: 1 })
    .map((value) => createHash('sha256').update(value).digest())
    .flatMap((digest) => [looksRandom(digest.toString('hex')), looksRandom(digest.toString('base64'))]);
  expect(found.filter((one) => !one).length / found.length).toBeLessThan(0.02);
  expect(looksRandom(randomUUID())).toBe(false);
});
