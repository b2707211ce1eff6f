import { refusal, synthStack } from '@ashlar/testing';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { FederatedRole, type FederatedRoleProps } from './federated-role.js';

const conditions = {
  StringEquals: {
    'tokens.example.com:aud': 'sts.amazonaws.com',
    'tokens.example.com:sub': 'repo:acme/shop:x',
  },
};
const props: FederatedRoleProps = {
  ...{ purpose: 'reviews', name: 'reviews', conditions },
  identityProviderArn: 'arn:aws:iam::123456789012:oidc-provider/tokens.example.com',
  may: [
    {
      sid: 'ReadOrders',
      actions: ['sqs:ReceiveMessage'],
      resources: ['arn:aws:sqs:us-east-1:123456789012:orders'],
    },
  ],
};
const build = (more: Partial<FederatedRoleProps> = {}) =>
  synthStack((stack) => void new FederatedRole(stack, 'role', { ...props, ...more }));

test('a role is taken by whom the conditions describe, under the name that was given', () => {
  const role = build().one(IamRole);
  expect(role).toMatchObject({ name: 'reviews' });
  expect(JSON.parse(String(role['assume_role_policy']))).toMatchObject({
    Statement: [
      {
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: props.identityProviderArn },
        Condition: conditions,
      },
    ],
  });
});

test('what is denied stands in the same policy', () => {
  const mayNot = [
    { sid: 'NoSends', effect: 'Deny', actions: ['sqs:SendMessage'], exceptResources: ['arn:x'] },
  ] as const;
  expect(JSON.parse(String(build({ mayNot }).one(IamPolicy)['policy'])).Statement[0]).toEqual({
    ...{ Sid: 'NoSends', Effect: 'Deny', Action: 'sqs:SendMessage', NotResource: 'arn:x' },
  });
});

test.each([
  [{ StringEquals: { 'x:aud': 'a' } }, "say nothing of the token's sub"],
  [{ StringEquals: { 'x:sub': 'repo:acme/shop:x' } }, "say nothing of the token's aud"],
  [{ StringEquals: { 'x:aud': 'a' }, StringLike: { 'x:sub': '*' } }, "every subject of the form '*'"],
  [{ StringEquals: { 'x:aud': 'a' }, StringLike: { 'x:sub': 'repo:*' } }, "of the form 'repo:*'"],
  [{ StringEquals: { 'x:aud': 'a' }, StringLike: { 'x:sub': 'repo:acme*' } }, "of the form 'repo:acme*'"],
])('a trust that others could meet is refused: %j', (loose, what) => {
  expect(refusal(() => build({ conditions: loose }))).toContain(what);
});

test('a policy that gives away the account needs a reason', () => {
  const all = { may: [], awsManagedPolicies: ['AdministratorAccess'] };
  expect(refusal(() => build(all))).toContain('awsManagedPolicies names AdministratorAccess');
  expect(() => build({ ...all, allPowerfulBecause: 'it makes roles' })).not.toThrow();
  expect(refusal(() => build({ ...all, allPowerfulBecause: ' ' }))).toContain('AdministratorAccess');
});
