import { type ProjectStack } from '@ashlar/core';
import { policyDocument } from '@ashlar/iam';
import { compareResources, refusal, synthStack, typeOf } from '@ashlar/testing';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy/index.js';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation/index.js';
import { EncryptionKey } from './encryption-key.js';
import type { Rotation } from './rotation.js';
import { Secret, type SecretProps } from './secret.js';
import type { SecretAccess } from './secret-access.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:rotate-stripe';

const props: SecretProps = {
  purpose: 'stripe',
  description: 'API key of the Stripe account',
  kmsKeyArn: KEY,
};

const build = (overrides: Partial<SecretProps> = {}, then: (secret: Secret) => void = () => undefined) =>
  synthStack((stack) => then(new Secret(stack, 'stripe', { ...props, ...overrides })));

/** Calls for something of a secret that stands. */
function ask<T>(question: (secret: Secret) => T): T | undefined {
  let answer: T | undefined;
  build({}, (secret) => {
    answer = question(secret);
  });
  return answer;
}

describe('a secret', () => {
  const stack = build();

  test('is encrypted with our key, and can be recovered for a month', () => {
    expect(stack.one(SecretsmanagerSecret)).toMatchObject({
      name: 'demo/test/unit/stripe',
      description: 'API key of the Stripe account',
      kms_key_id: KEY,
      recovery_window_in_days: 30,
    });
  });

  test('is denied to everybody of another account, and to the world', () => {
    const policy = stack.one(SecretsmanagerSecretPolicy);
    expect(policy).toMatchObject({
      secret_arn: expect.stringMatching(/^\$\{aws_secretsmanager_secret\./),
      block_public_policy: true,
    });
    expect(JSON.parse(String(policy['policy']))).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'secretsmanager:*',
          Condition: {
            StringNotEquals: { 'aws:PrincipalAccount': '123456789012' },
            Bool: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ],
    });
  });

  test('has no value in what is synthesized, and no place for one', () => {
    const types = Object.keys(stack.byAddress()).map((address) => address.split('.')[0]);
    expect(types).toEqual(['aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy']);
  });

  test('is not rotated before somebody says by what', () => {
    expect(stack.all(SecretsmanagerSecretRotation)).toEqual([]);
  });
});

test('a secret that may go at once has no window', () => {
  expect(build({ deletable: true }).one(SecretsmanagerSecret)).toMatchObject({ recovery_window_in_days: 0 });
  expect(build({ recoveryWindowDays: 7 }).one(SecretsmanagerSecret)).toMatchObject({
    recovery_window_in_days: 7,
  });
});

test.each<[string, Rotation, object]>([
  ['every so many days', { lambdaArn: LAMBDA, everyDays: 30 }, { automatically_after_days: 30 }],
  ['by a rate', { lambdaArn: LAMBDA, schedule: 'rate(4 hours)' }, { schedule_expression: 'rate(4 hours)' }],
  [
    'by a calendar',
    { lambdaArn: LAMBDA, schedule: 'cron(0 4 ? * SUN#1 *)' },
    { schedule_expression: 'cron(0 4 ? * SUN#1 *)' },
  ],
])('a value is replaced %s, and never by an apply', (_, rotation, rules) => {
  expect(build({ rotation }).one(SecretsmanagerSecretRotation)).toMatchObject({
    secret_id: expect.stringMatching(/^\$\{aws_secretsmanager_secret\./),
    rotation_lambda_arn: LAMBDA,
    rotate_immediately: false,
    rotation_rules: rules,
  });
});

describe('a first value by the rotation', () => {
  const rotation = { lambdaArn: LAMBDA, everyDays: 30, firstValue: 'by-rotation' } as const;

  test('is made as soon as the rotation stands', () => {
    expect(build({ rotation }).one(SecretsmanagerSecretRotation)).toMatchObject({ rotate_immediately: true });
  });

  test('waits for what the function needs', () => {
    const stack = synthStack((stack) => {
      const role = new IamRole(stack, 'role', { name: 'rotation', assumeRolePolicy: '{}' });
      new Secret(stack, 'stripe', { ...props, rotation: { ...rotation, ready: [role] } });
    });
    expect(stack.one(SecretsmanagerSecretRotation)['depends_on']).toEqual(['aws_iam_role.role']);
  });

  test('comes and goes without another change than the rotation', () => {
    const { moved, changed } = compareResources(
      build({ rotation: { lambdaArn: LAMBDA, everyDays: 30, firstValue: 'by-hand' } }).byAddress(),
      build({ rotation }).byAddress(),
    );
    expect(moved).toEqual([]);
    expect(changed.map(typeOf)).toEqual(['aws_secretsmanager_secret_rotation']);
  });
});

test('no option changes the address of another resource', () => {
  const plain = build().byAddress();
  const rotated = build({ rotation: { lambdaArn: LAMBDA, everyDays: 30 } }).byAddress();
  expect(rotated).toMatchObject(plain);
  expect(Object.keys(rotated)).toHaveLength(Object.keys(plain).length + 1);
  expect(Object.keys(build({ deletable: true }).byAddress())).toEqual(Object.keys(plain));
});

describe('access', () => {
  const may = (kind: SecretAccess) =>
    (JSON.parse(policyDocument(ask((secret) => secret.access(kind)) ?? [])) as { Statement: object[] })
      .Statement;
  const viaSecretsManager = { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } };

  test('to read is for the value alone, and for the key through Secrets Manager', () => {
    expect(may('read')).toEqual([
      {
        Sid: 'ReadKeyOfStripe',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: KEY,
        Condition: viaSecretsManager,
      },
      {
        Sid: 'ReadStripe',
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: expect.stringContaining('TOKEN') as string,
      },
    ]);
  });

  test('to rotate is for a new version too', () => {
    expect(may('rotate')).toMatchObject([
      {
        Sid: 'RotateKeyOfStripe',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: viaSecretsManager,
      },
      {
        Sid: 'RotateStripe',
        Action: [
          'secretsmanager:DescribeSecret',
          'secretsmanager:GetSecretValue',
          'secretsmanager:PutSecretValue',
          'secretsmanager:UpdateSecretVersionStage',
        ],
      },
    ]);
  });

  test('of another kind is refused', () => {
    const attempt = () => ask((secret) => secret.access('raed' as SecretAccess));
    expect(refusal(attempt)).toContain("did you mean 'read'?");
  });
});

describe('one field', () => {
  test('is the secret, its key and the name of the value', () => {
    expect(ask((secret) => secret.field('password'))).toEqual({
      secretArn: expect.stringContaining('TOKEN') as string,
      field: 'password',
      kmsKeyArn: KEY,
    });
  });

  test.each(['', 'a:b', 'a b'])("'%s' is refused", (field) => {
    expect(refusal(() => ask((secret) => secret.field(field)))).toContain(`field is '${field}'`);
  });
});

test('a key that only Terraform knows is taken', () => {
  const withKey = (stack: ProjectStack) => {
    const { keyArn: kmsKeyArn } = new EncryptionKey(stack, 'key', { purpose: 'secrets' });
    new Secret(stack, 'stripe', { ...props, kmsKeyArn });
  };
  expect(synthStack(withKey).one(SecretsmanagerSecret)['kms_key_id']).toMatch(/^\$\{aws_kms_key\./);
});

test('two secrets of one purpose in a stack are refused', () => {
  const attempt = () =>
    synthStack((stack) => {
      new Secret(stack, 'one', props);
      new Secret(stack, 'two', props);
    });
  expect(refusal(attempt)).toContain("the secret name 'demo/test/unit/stripe' is already given");
});
