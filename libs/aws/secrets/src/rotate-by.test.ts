import { ServiceRole } from '@ashlar/iam';
import { refusal, synthStack } from '@ashlar/testing';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation/index.js';
import type { Rotation } from './rotation.js';
import { Secret, type SecretProps } from './secret.js';

const rotation: Rotation = {
  lambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:rotate',
  everyDays: 30,
  firstValue: 'by-rotation',
};

const props: SecretProps = {
  purpose: 'orders',
  description: 'The database user orders',
  kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555',
};

const build = (given: Partial<SecretProps>, then: (secret: Secret) => void) =>
  synthStack((stack) => then(new Secret(stack, 'orders', { ...props, ...given })));

test('a rotation that is added later is the one of the prop, at the same address', () => {
  const later = build({}, (secret) => secret.rotateBy(rotation));
  expect(later.byAddress()).toEqual(build({ rotation }, () => undefined).byAddress());
});

test('the function may need the secret that it rotates', () => {
  const stack = build({}, (secret) => {
    const role = new ServiceRole(secret, 'role', {
      purpose: 'rotation',
      service: 'lambda.amazonaws.com',
      may: secret.access('rotate'),
    });
    secret.rotateBy({ ...rotation, ready: [role.attachment] });
  });
  expect(String(stack.one(IamPolicy)['policy'])).toContain('aws_secretsmanager_secret.');
  expect(stack.one(SecretsmanagerSecretRotation)['depends_on']).toEqual([
    expect.stringMatching(/^aws_iam_role_policy_attachment\./),
  ]);
});

test.each<[string, Partial<SecretProps>, Rotation, string]>([
  ['a second one', { rotation }, rotation, 'rotateBy is called for a secret that rotates already'],
  ['one that is left out', {}, undefined as never, 'use { lambdaArn: …, everyDays: 30 }'],
  ['one of no function', {}, { ...rotation, lambdaArn: 'rotate' }, "rotation.lambdaArn is 'rotate'"],
])('%s is refused', (_, given, later, message) => {
  expect(refusal(() => build(given, (secret) => secret.rotateBy(later)))).toContain(message);
});
