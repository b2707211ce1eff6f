import { describeState, sameState, stateOf } from './state-of.js';

const stack = (backend: Record<string, Record<string, unknown>>) => ({
  name: 'shop-data',
  json: { terraform: { backend } },
});
const s3 = (settings: object) => stack({ s3: { bucket: 'states', key: 'shop/data.tfstate', ...settings } });

test.each([
  [s3({}), 's3://states/shop/data.tfstate'],
  [stack({ local: { path: 'x.tfstate' } }), 'local x.tfstate'],
  [stack({}), 'local shop-data/terraform.tfstate'],
])('a state is named by its store and its key', (one, said) => {
  expect(describeState(stateOf(one))).toBe(said);
});

test('a lock table or a key of KMS may change without moving the state; the bucket may not', () => {
  const state = stateOf(s3({}));
  expect(sameState(state, stateOf(s3({ dynamodb_table: 'locks', kms_key_id: 'k' })))).toBe(true);
  expect(sameState(state, stateOf(s3({ bucket: 'others' })))).toBe(false);
});
