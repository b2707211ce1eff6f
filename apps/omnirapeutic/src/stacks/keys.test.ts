import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const production = stacksOf(environmentOf('production'));
const staging = stacksOf(environmentOf('staging'));

test('ORP-15: each kind of data has a key of its own, rotated every year', () => {
  const aliases = production['keys']
    ?.all(KmsAlias)
    .map(({ name }) => String(name).replace(/^.*\/keys\//, ''));
  expect(aliases?.sort()).toEqual([
    ...['alarms', 'audit', 'backup', 'backup/us-west-2', 'database', 'logs', 'secrets', 'storage'],
  ]);
  for (const key of production['keys']?.all(KmsKey) ?? []) {
    expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
  }
});

test('ORP-15: no key of production is destroyed; those of staging may be', () => {
  const kept = (stacks: typeof production) =>
    stacks['keys']?.all(KmsKey).filter(({ lifecycle }) => lifecycle !== undefined);
  expect(kept(production)).toHaveLength(8);
  expect(kept(staging)).toEqual([]);
});
