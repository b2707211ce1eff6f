import { accountOf } from './account-of.js';

const allowed_account_ids = ['111122223333'];

test('the account is the one that the provider without an alias allows', () => {
  const other = { alias: 'us-west-2', allowed_account_ids: ['444455556666'] };
  expect(accountOf({ json: { provider: { aws: [other, { allowed_account_ids }] } } })).toBe('111122223333');
  expect(accountOf({ json: { provider: { aws: { allowed_account_ids } } } })).toBe('111122223333');
});

test('a stack that names none has none', () => {
  expect(accountOf({ json: { provider: { aws: { region: 'us-east-1' } } } })).toBeUndefined();
  expect(accountOf({ json: {} })).toBeUndefined();
});
