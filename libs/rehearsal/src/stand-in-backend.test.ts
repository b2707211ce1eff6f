import { handMade } from './hand-made-stack.fixture.js';
import { standInJson } from './stand-in-backend.js';
import { targetOf } from './target-of.js';

test('stacks that share a backend get one bucket and one table, and its region', () => {
  const { resource, provider } = standInJson([handMade('a', {}), handMade('b', {})]);
  expect(Object.values(resource?.['aws_s3_bucket'] ?? {})).toEqual([{ bucket: 'hand-made-states' }]);
  expect(Object.values(resource?.['aws_dynamodb_table'] ?? {})).toMatchObject([
    { name: 'hand-made-locks', hash_key: 'LockID' },
  ]);
  expect(provider).toEqual({ aws: [{ region: 'us-east-1' }] });
});

test('a backend without a lock table gets none', () => {
  const terraform = { backend: { s3: { bucket: 'states', region: 'us-east-1' } } };
  expect(Object.keys(standInJson([{ name: 'a', json: { terraform } }]).resource ?? {})).toEqual([
    'aws_s3_bucket',
  ]);
});

test('the account and the region are those of the provider without an alias', () => {
  const [other, own] = [
    { alias: 'other', region: 'eu-west-1', allowed_account_ids: ['999988887777'] },
    { region: 'us-east-1', allowed_account_ids: ['111122223333'] },
  ];
  const stack = { name: 'web', json: { provider: { aws: [other, own] } } };
  expect(targetOf([stack])).toEqual({ account: '111122223333', region: 'us-east-1' });
  expect(() => targetOf([{ name: 'web', json: {} }])).toThrow(
    'no provider of web names its account and region',
  );
});
