import type { Environment } from '@ashlar/core';
import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { EncryptionKey, type EncryptionKeyProps } from './encryption-key.js';

const build = (props: Partial<EncryptionKeyProps> = {}, environment: Partial<Environment> = {}) =>
  synthStack((stack) => {
    new EncryptionKey(stack, 'key', { purpose: 'logs', ...props });
  }, testEnvironment(environment));

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: Readonly<Record<string, string>>;
  readonly Action: string | readonly string[];
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const statements = (...args: Parameters<typeof build>) =>
  (JSON.parse(String(build(...args).one(KmsKey)['policy'])) as { Statement: Statement[] }).Statement;

describe('the policy', () => {
  test('lets root of the account repair it, whoever uses the key', () => {
    for (const users of [[], ['log-groups']] as const) {
      expect(statements({ users })).toContainEqual({
        Sid: 'Account',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'kms:*',
        Resource: '*',
      });
    }
  });

  test('admits nobody else when nobody is named', () => {
    expect(statements().map(({ Sid }) => Sid)).toEqual(['Account']);
  });

  test('lets CloudWatch Logs of the region encrypt log groups of this app and environment, and no others', () => {
    const [, logs] = statements({ users: ['log-groups'] });
    expect(logs).toMatchObject({
      Sid: 'CloudWatchLogs',
      Principal: { Service: 'logs.us-east-1.amazonaws.com' },
      Action: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:123456789012:log-group:/demo/test/*',
        },
      },
    });
  });

  test('admits every log group that modules name', () => {
    let arn = '';
    synthStack((stack) => {
      arn = stack.arn('logs', `log-group:${stack.physicalName('log-group', stack, 'x'.repeat(600))}`);
    });
    const admitted = statements({ users: ['log-groups'] })[1]?.Condition?.['ArnLike'] ?? {};
    const pattern = admitted['kms:EncryptionContext:aws:logs:arn'] ?? '';
    expect(arn.startsWith(pattern.slice(0, -1))).toBe(true);
  });

  test('names a user once, however often it is listed', () => {
    expect(statements({ users: ['log-groups', 'log-groups'] })).toHaveLength(2);
  });

  test('follows the partition of the region', () => {
    const region = { region: 'us-gov-west-1', zones: ['us-gov-west-1a'] };
    const [account, logs] = statements({ users: ['log-groups'] }, region);
    expect(account?.Principal).toEqual({ AWS: 'arn:aws-us-gov:iam::123456789012:root' });
    expect(logs?.Principal).toEqual({ Service: 'logs.us-gov-west-1.amazonaws.com' });
  });
});

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
