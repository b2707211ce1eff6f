import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const production = stacksOf(environmentOf('production'));
const staging = stacksOf(environmentOf('staging'));

test('ORP-15: the database, secrets, storage, logs and alarms have a key each, rotated every year', () => {
  expect(production['keys']?.all(KmsAlias).map(({ name }) => name)).toEqual(
    ['alarms', 'database', 'logs', 'secrets', 'storage'].map(
      (purpose) => `alias/omnirapeutic/production/keys/${purpose}`,
    ),
  );
  for (const key of production['keys']?.all(KmsKey) ?? []) {
    expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
  }
});

test('ORP-15: no key of production is destroyed; those of staging may be', () => {
  const kept = (stacks: typeof production) =>
    stacks['keys']?.all(KmsKey).map(({ lifecycle }) => lifecycle !== undefined);
  expect(kept(production)).toEqual([true, true, true, true, true]);
  expect(kept(staging)).toEqual([false, false, false, false, false]);
});
