import { markedPlan } from './marked-plan.fixture.js';
import { maskFor, type MaskOptions } from './mask-for.js';
import type { PlanJson } from '@ashlar/graph';

/** Put together here, so that no scanner takes this file for a leak. */
const joined = (...parts: readonly string[]) => parts.join('');

const mask = (plan: PlanJson = {}, options: Partial<MaskOptions> = {}) =>
  maskFor([plan], { values: 'masked', ...options });

/** What is seen of a value at a place that nothing marks. */
function seen(value: unknown, names: readonly string[] = ['note'], plan: PlanJson = {}): string {
  const shown = mask(plan).value(value, { names, sensitive: false });
  return shown.kind === 'value' ? shown.text : shown.kind;
}

test('what Terraform marks is hidden where it stands and wherever it is copied to', () => {
  const plan = markedPlan('hunter2');
  expect(mask(plan).value('hunter2', { names: ['marked'], sensitive: true })).toEqual({ kind: 'hidden' });
  expect(seen('hunter2', ['output'], plan)).toBe('hidden');
  expect(seen('echo hunter2 | app', ['output'], plan)).toBe('echo (hidden) | app');
  expect(mask(plan).text('terraform_data.app["hunter2"]')).toBe('terraform_data.app["(hidden)"]');
});

test('a password in the environment of a container is hidden though nothing marks it', () => {
  const container = (name: string) => JSON.stringify([{ environment: [{ name, value: 'letmein' }] }]);
  expect(seen(container('DB_PASSWORD'), ['container_definitions'])).toBe(
    '[{"environment":[{"name":"DB_PASSWORD","value":"(hidden)"}]}]',
  );
  expect(seen(container('GREETING'), ['container_definitions'])).toBe(container('GREETING'));
  expect(seen({ variables: { DB_PASSWORD: 'letmein', GREETING: 'hello' } }, ['environment'])).toBe(
    '{"variables":{"DB_PASSWORD":"(hidden)","GREETING":"hello"}}',
  );
});

test('what a name names is hidden elsewhere too', () => {
  const plan: PlanJson = markedPlan('x', { environment: [{ name: 'DB_PASSWORD', value: 'letmein!' }] });
  expect(seen('app --with letmein!', ['command'], plan)).toBe('app --with (hidden)');
});

test.each([
  ...[
    'password',
    'DB_PASSWORD',
    'dbPassword',
    'DBPASSWORD',
    'secret_string',
    'apiKey',
    'api_key',
    'authtoken',
  ],
  ...[
    'private_key',
    'CREDENTIALS',
    'connection_string',
    'ConnectionString',
    'REDIS_AUTH',
    'basicAuth',
    'DB_PASS',
  ],
  ...['USER_PIN', 'SENTRY_DSN', 'authorization', 'password_wo', 'SLACK_WEBHOOK', 'tunnel1_preshared_key'],
])('%s holds a secret', (name) => {
  expect(seen('abc', [name])).toBe('hidden');
  expect(seen('abc', [name, 'first'])).toBe('hidden');
  expect(seen(123456, [name])).toBe('hidden');
});

test.each([
  ['http_tokens', 'optional'],
  ['authorization', 'NONE'],
  ['authorization_type', 'AWS_IAM'],
  ['secret_arn', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:records-AbCdEf'],
  ['password', ''],
  ['password_length', '16'],
  ['manage_master_user_password', true],
  ['token_validity', 30],
  ['creation_token', 'files'],
  ['customer_master_key_spec', 'SYMMETRIC_DEFAULT'],
  ['token.actions.githubusercontent.com:aud', 'sts.amazonaws.com'],
])('%s does not, and %s is shown', (name, value) => {
  expect(seen(value, [name])).toBe(String(value));
});

test('of the secrets of a container, names and ARNs are shown', () => {
  const secrets = [{ name: 'DB_PASSWORD', valueFrom: 'arn:aws:ssm:us-east-1:111122223333:parameter/db' }];
  expect(seen(secrets, ['secrets'])).toBe(JSON.stringify(secrets));
  const parameters = [{ name: 'DB_PASSWORD', valueFrom: '/prod/db/password' }];
  expect(seen(parameters, ['secrets'])).toBe(JSON.stringify(parameters));
  const masters = [{ kms_key_id: 'arn:aws:kms:us-east-1:111122223333:key/a', secret_status: 'active' }];
  expect(seen(masters, ['master_user_secret'])).toBe(JSON.stringify(masters));
});

test.each([
  ['a private key', joined('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE\n-----END RSA ', 'PRIVATE KEY-----')],
  ['an AWS key', joined('AKIA', 'IOSFODNN7EXAMPLE')],
  ['a JSON Web Token', joined('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0In0.', 'dBjftJeZ4CVPmB92K27uhbU')],
  ['twenty random letters', 'x7Kp2mQ9vL4nR8wT3zYb'],
  ['twenty random digits in hex', 'f3a9c1d27b604e85a1c9'],
])('%s is known by its form', (_, value) => {
  expect(seen(value)).toBe('hidden');
  expect(seen(`before ${value} behind`)).toBe('before (hidden) behind');
});

test.each([
  ['postgres://app:letmein@db.example.com/app', 'postgres://(hidden)@db.example.com/app'],
  ['https://3f1c@o0.ingest.example.com/1', 'https://(hidden)@o0.ingest.example.com/1'],
  ['Server=db;User Id=app;Password=letmein;', 'Server=db;User Id=app;Password=(hidden);'],
  ['curl -H "Authorization: Bearer abc123"', 'curl -H "Authorization: Bearer (hidden)"'],
  ['app --password letmein --verbose', 'app --password (hidden) --verbose'],
  ['export DB_PASSWORD=letmein; run', 'export DB_PASSWORD=(hidden); run'],
  ['{"token":"letmein"', '{"token":"(hidden)"'],
  ['password = "let me in"', 'password = "(hidden)"'],
  ['{\\"secret\\":\\"letmein\\"}', '{\\"secret\\":\\"(hidden)\\"}'],
  ['https://hooks.slack.com/services/T0/B0/abc', 'https://hooks.slack.com/(hidden)'],
])('within %s, the secret alone is hidden', (text, shown) => {
  expect(seen(text, ['command'])).toBe(shown);
  expect(mask().text(text)).toBe(shown);
});

test('a script with which a machine starts is hidden as a whole, its digest is not', () => {
  const digest = '0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33';
  expect(seen('#!/bin/sh\nservice app start', ['user_data'])).toBe('hidden');
  expect(seen(Buffer.from('#!/bin/sh\nservice app start').toString('base64'), ['user_data_base64'])).toBe(
    'hidden',
  );
  expect(seen(digest, ['user_data'])).toBe(digest);
});

test('digests and ids are random, and their names say so', () => {
  const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  expect(seen(digest, ['code_sha256'])).toBe(digest);
  expect(seen(digest, ['note'])).toBe('hidden');
  expect(seen('4h1kq7m2v9x0c3b5n8z6w1e2r3', ['client_id'])).toBe('4h1kq7m2v9x0c3b5n8z6w1e2r3');
  expect(seen(joined('AKIA', 'IOSFODNN7EXAMPLE'), ['access_key_id'])).toBe('hidden');
});

test('without values, everything is hidden, and texts go through the masks', () => {
  const none = mask(markedPlan('hunter2'), { values: 'none' });
  for (const value of ['us-east-1', 8080, true, null, ['a'], { a: 1 }])
    expect(none.value(value, { names: ['note'], sensitive: false })).toEqual({ kind: 'hidden' });
  expect(none.text('it says hunter2')).toBe('it says (hidden)');
});

test('a secret of one plan is hidden in the others', () => {
  const both = maskFor([markedPlan('hunter2'), markedPlan('other', { note: 'hunter2' })], {
    values: 'masked',
  });
  expect(both.value('hunter2', { names: ['note'], sensitive: false })).toEqual({ kind: 'hidden' });
});

test('JSON in which nothing is hidden stays as it is written', () => {
  const written = '{\n  "Version": "2012-10-17",\n  "Statement": []\n}';
  expect(seen(written, ['policy'])).toBe(written);
});
