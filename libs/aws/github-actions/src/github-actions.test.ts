import { refusal, synthStack } from '@ashlar/testing';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { GitHubActions, type GitHubActionsProps } from './github-actions.js';

const STATES = 'arn:aws:s3:::states';
const PLANS = 'arn:aws:s3:::plans';
const LOCKS = 'arn:aws:dynamodb:us-east-1:123456789012:table/locks';

const props: GitHubActionsProps = {
  repository: 'acme/shop',
  deployEnvironment: 'production',
  state: {
    bucketArn: STATES,
    lockTableArn: LOCKS,
    keyArns: 'arn:aws:kms:us-east-1:123456789012:key/*',
    keyAlias: 'alias/states',
  },
  planStore: { bucketArn: PLANS, keyArn: 'arn:aws:kms:us-east-1:123456789012:key/plans' },
};

const build = (more: Partial<GitHubActionsProps> = {}) =>
  synthStack((stack) => void new GitHubActions(stack, 'github', { ...props, ...more }));

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

const statementsIn = (json: unknown) => (JSON.parse(String(json)) as { Statement: Statement[] }).Statement;

const stack = build();
const role = (name: string) => stack.all(IamRole).find((found) => found['name'] === name) ?? {};
const trustOf = (name: string) => statementsIn(role(name)['assume_role_policy'])[0];
const mayOf = (name: string) =>
  statementsIn(stack.all(IamPolicy).find((found) => found['name'] === name)?.['policy']);

test('tokens of GitHub are known to the account, for its token service alone', () => {
  expect(stack.one(IamOpenidConnectProvider)).toMatchObject({
    url: 'https://token.actions.githubusercontent.com',
    client_id_list: ['sts.amazonaws.com'],
  });
});

test('workflows of the main branch of this repository may plan: none that a pull request has written', () => {
  expect(trustOf('ashlar-plan')).toMatchObject({
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': 'repo:acme/shop:ref:refs/heads/main',
      },
    },
  });
});

test('only the protected environment may apply: not a pull request, and not a branch', () => {
  expect(trustOf('ashlar-apply')?.Condition).toEqual({
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': 'repo:acme/shop:environment:production',
    },
  });
});

test('a plan reads states and puts plans away; it writes nothing else and reads no plan', () => {
  const allowed = mayOf('ashlar-plan').filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    ['kms:Decrypt', 'arn:aws:kms:us-east-1:123456789012:key/*'],
    ['kms:GenerateDataKey', 'arn:aws:kms:us-east-1:123456789012:key/plans'],
    ['s3:PutObject', `${PLANS}/*`],
    ['dynamodb:GetItem', LOCKS],
    ['s3:GetObject', `${STATES}/*`],
  ]);
});

test('a plan decrypts with no other key than that of the states', () => {
  const decrypt = mayOf('ashlar-plan').find(({ Action }) => Action === 'kms:Decrypt');
  expect(decrypt?.Condition).toEqual({
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/states' },
  });
});

test('what platforms have stored is denied to a plan, whatever AWS adds to ReadOnlyAccess', () => {
  const denied = mayOf('ashlar-plan').filter(({ Effect }) => Effect === 'Deny');
  expect(denied.find(({ Action }) => Action.includes('s3:GetObject'))).toMatchObject({
    NotResource: `${STATES}/*`,
  });
  expect(denied.find(({ Action }) => Action.includes('dynamodb:Scan'))).toMatchObject({ NotResource: LOCKS });
  expect(denied.find(({ Action }) => Action.includes('logs:GetLogEvents'))).toMatchObject({ Resource: '*' });
});

test('whoever applies writes no plan', () => {
  expect(mayOf('ashlar-apply')).toEqual([
    { Sid: 'NoPlansOfItsOwn', Effect: 'Deny', Action: 's3:PutObject', Resource: `${PLANS}/*` },
  ]);
});

test('each role has the policy of AWS that its work needs', () => {
  const attached = stack.all(IamRolePolicyAttachment).map(({ policy_arn }) => policy_arn);
  expect(attached).toContain('arn:aws:iam::aws:policy/ReadOnlyAccess');
  expect(attached).toContain('arn:aws:iam::aws:policy/AdministratorAccess');
  expect(attached).toHaveLength(4);
});

test('what is no repository, branch or environment is refused, all at once', () => {
  const attempt = () =>
    build({ repository: 'acme/*', mainBranch: 'refs/heads/main', deployEnvironment: 'prod*' });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/github (GitHubActions) has 3 problems:
      repository is 'acme/*'
        fix: write it as 'owner/name'
      mainBranch is 'refs/heads/main'
        fix: give the branch's name alone: 'main'
      deployEnvironment is 'prod*'
        fix: give the name of one environment of GitHub, of letters, digits, hyphens and dots"
  `);
});

test('an account knows GitHub once', () => {
  const attempt = () =>
    synthStack((twice) => {
      new GitHubActions(twice, 'one', props);
      new GitHubActions(twice, 'two', props);
    });
  expect(refusal(attempt)).toContain('identity provider of GitHub Actions');
});
