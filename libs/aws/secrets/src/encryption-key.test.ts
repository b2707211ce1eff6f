import type { Environment } from '@ashlar/core';
import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { EncryptionKey, type EncryptionKeyProps } from './encryption-key.js';

const build = (props: Partial<EncryptionKeyProps> = {}, environment: Partial<Environment> = {}) =>
  synthStack((stack) => {
    new EncryptionKey(stack, 'key', { purpose: 'logs', ...props });
  }, testEnvironment(environment));

test('the material is rotated every year, or as often as is said', () => {
  expect(build().one(KmsKey)).toMatchObject({ enable_key_rotation: true });
  expect(build().one(KmsKey)).not.toHaveProperty('rotation_period_in_days');
  expect(build({ rotationPeriodDays: 90 }).one(KmsKey)).toMatchObject({
    enable_key_rotation: true,
    rotation_period_in_days: 90,
  });
});

test('a deletion can be cancelled for as long as KMS allows, or as long as is said', () => {
  expect(build().one(KmsKey)).toMatchObject({ deletion_window_in_days: 30 });
  expect(build({ deletionWindowDays: 7 }).one(KmsKey)).toMatchObject({ deletion_window_in_days: 7 });
});

test('a key that has to be kept is not destroyed by Terraform', () => {
  expect(build({ keep: true }).one(KmsKey)).toMatchObject({ lifecycle: { prevent_destroy: true } });
  expect(build().one(KmsKey)).not.toHaveProperty('lifecycle');
});

describe('a key in another region', () => {
  const stack = build({ region: 'us-west-2', users: ['log-groups'] });

  test('is made there, with its alias', () => {
    for (const resource of [stack.one(KmsKey), stack.one(KmsAlias)])
      expect(resource['provider']).toBe('aws.us-west-2');
    expect(stack.one(KmsAlias)['name']).toBe('alias/demo/test/unit/logs/us-west-2');
  });

  test('admits the services of that region', () => {
    const policy = String(stack.one(KmsKey)['policy']);
    expect(policy).toContain('logs.us-west-2.amazonaws.com');
    expect(policy).toContain('arn:aws:logs:us-west-2:123456789012:log-group:/demo/test/*');
    expect(policy).not.toContain('us-east-1');
  });

  test('has the address of one at home, and the region of the environment is home', () => {
    expect(Object.keys(stack.byAddress())).toEqual(Object.keys(build().byAddress()));
    expect(build({ region: 'us-east-1' }).byAddress()).toEqual(build().byAddress());
  });

  test.each(['mars', ''])("'%s' is refused", (region) => {
    expect(refusal(() => build({ region }))).toContain(`region is '${region}'`);
  });
});

describe('the alias', () => {
  test('says whose key it is, and leads to it', () => {
    const alias = build().one(KmsAlias);
    expect(alias).toMatchObject({ name: 'alias/demo/test/unit/logs' });
    expect(alias['target_key_id']).toMatch(/^\$\{aws_kms_key\.key_\w+\.key_id\}$/);
  });

  test('is the one that is given', () => {
    expect(build({ alias: 'alias/shared' }).one(KmsAlias)).toMatchObject({ name: 'alias/shared' });
  });

  test('belongs to one key', () => {
    const attempt = () =>
      synthStack((stack) => {
        new EncryptionKey(stack, 'one', { purpose: 'logs' });
        new EncryptionKey(stack, 'two', { purpose: 'logs' });
      });
    expect(refusal(attempt)).toMatch(
      "the kms-alias name 'alias/demo/test/unit/logs' is already given to demo-test-unit/one",
    );
  });

  test.each(['logs', 'alias/', 'alias/aws/logs', 'alias/with space', `alias/${'a'.repeat(251)}`])(
    "'%s' is refused",
    (alias) => {
      expect(refusal(() => build({ alias }))).toBe(
        [
          'demo-test-unit/key (EncryptionKey) has a problem:',
          `  alias is '${alias}'`,
          "    fix: use 'alias/' and then letters, digits, /, _ and -; 'alias/aws/' belongs to AWS",
        ].join('\n'),
      );
    },
  );
});

test('what KMS does not take is refused, all at once', () => {
  const attempt = () => build({ alias: 'logs', deletionWindowDays: 31, rotationPeriodDays: 30 });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/key (EncryptionKey) has 3 problems:
      alias is 'logs'
        fix: use 'alias/' and then letters, digits, /, _ and -; 'alias/aws/' belongs to AWS
      deletionWindowDays is 31; KMS takes 7 to 30
        fix: use a whole number from 7 to 30
      rotationPeriodDays is 30; KMS takes 90 to 2560
        fix: use a whole number from 90 to 2560"
  `);
});

test.each([6, 31, 7.5])('a deletion window of %d days is refused', (deletionWindowDays) => {
  expect(refusal(() => build({ deletionWindowDays }))).toMatch('use a whole number from 7 to 30');
});

test.each([89, 2561])('a rotation every %d days is refused', (rotationPeriodDays) => {
  expect(refusal(() => build({ rotationPeriodDays }))).toMatch('use a whole number from 90 to 2560');
});
