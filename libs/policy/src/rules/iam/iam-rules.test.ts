import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { iamRules } from './iam-rules.js';

const judge = judged(iamRules);

const document = (statement: object) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] });

const managed = (statement: object): Blocks => ({ aws_iam_policy: { p: { policy: document(statement) } } });

const ADMIN = 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS';
const FULL = 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS';
const KEYS = 'IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/';

test.each<[string, object, string]>([
  [ADMIN, { Action: '*' }, 'fail'],
  [ADMIN, { Action: ['s3:GetObject', '*:*'] }, 'fail'],
  [ADMIN, { Action: '*', Resource: 'arn:aws:s3:::a' }, 'pass'],
  [ADMIN, { Action: '*', Effect: 'Deny' }, 'pass'],
  [ADMIN, { Action: 's3:*' }, 'pass'],
  [FULL, { Action: 's3:*', Resource: 'arn:aws:s3:::a' }, 'fail'],
  [FULL, { NotAction: 'iam:*' }, 'fail'],
  [FULL, { Action: 'ec2:Describe*' }, 'pass'],
  [FULL, { Action: 's3:*', Effect: 'Deny' }, 'pass'],
  [KEYS, { Action: 'kms:Decrypt' }, 'fail'],
  [KEYS, { Action: 'KMS:de*', Resource: 'arn:aws:kms:*:*:key/*' }, 'fail'],
  [KEYS, { Action: 'kms:*', Resource: 'arn:aws:kms:*:111122223333:key/*' }, 'fail'],
  [KEYS, { Action: 'kms:ReEncryptTo', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, 'fail'],
  [KEYS, { NotAction: 's3:*' }, 'fail'],
  [KEYS, { Action: 'kms:Decrypt', Resource: undefined, NotResource: `${KEY}1` }, 'fail'],
  [KEYS, { Action: 'kms:Decrypt', Resource: `${KEY}*` }, 'pass'],
  [KEYS, { Action: 'kms:Decrypt', Resource: `${KEY}1` }, 'pass'],
  [KEYS, { Action: 'kms:Decrypt', Resource: '${aws_kms_key.k.arn}' }, 'pass'],
  [KEYS, { Action: 'kms:GenerateDataKey*' }, 'pass'],
  [KEYS, { Action: 'kms:Decrypt', Effect: 'Deny' }, 'pass'],
])('%s: a managed policy of %j is a %s', (id, statement, verdict) => {
  expect(judge(id, managed(statement))).toEqual([expect.stringMatching(`^${verdict} aws_iam_policy.p: `)]);
});

test('a reason tells what a policy allows; a policy that is an expression is not known', () => {
  expect(judge(KEYS, managed({ Action: ['kms:Decrypt', 'kms:ReEncrypt*'] }))).toEqual([
    'fail aws_iam_policy.p: its policy allows kms:Decrypt, kms:ReEncryptFrom, kms:ReEncryptTo on *',
  ]);
  expect(judge(FULL, { aws_iam_policy: { p: { policy: '${file("p.json")}' } } })).toEqual([
    expect.stringMatching('^unknown aws_iam_policy.p: its policy is '),
  ]);
  expect(judge(ADMIN, {})).toEqual([]);
});

const INLINE = 'IAM_NO_INLINE_POLICY_CHECK';
const INLINE_KEYS = 'IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS';

const role: Blocks = { aws_iam_role: { r: { name: 'worker' } } };
const inline = (to: string, statement: object = { Action: 'kms:Decrypt' }): Blocks => ({
  ...role,
  aws_iam_role_policy: { i: { role: to, policy: document(statement) } },
});

test('a role without a policy within it passes, without a role nothing is judged', () => {
  for (const id of [INLINE, INLINE_KEYS]) {
    expect(judge(id, role)).toEqual(['pass aws_iam_role.r: it has no inline policy']);
    expect(judge(id, {})).toEqual([]);
  }
});

test('a policy within a role is found as a resource and as a block', () => {
  for (const to of ['${aws_iam_role.r.name}', '${aws_iam_role.r.id}', 'worker'])
    expect(judge(INLINE, inline(to))).toEqual(['fail aws_iam_role.r: inline: s/aws_iam_role_policy.i']);
  const block = { inline_policy: [{ name: 'x', policy: document({ Action: 'kms:Decrypt' }) }] };
  const withBlock = { aws_iam_role: { r: block } };
  expect(judge(INLINE, withBlock)).toEqual(['fail aws_iam_role.r: inline: inline_policy']);
  expect(judge(INLINE_KEYS, withBlock)).toEqual(['fail aws_iam_role.r: its policy allows kms:Decrypt on *']);
});

test('a policy within a role of another stack is judged alone', () => {
  expect(judge(INLINE, inline('elsewhere'))).toEqual([
    'pass aws_iam_role.r: it has no inline policy',
    'fail aws_iam_role_policy.i: it is an inline policy',
  ]);
  expect(judge(INLINE_KEYS, inline('elsewhere'))[1]).toMatch('fail aws_iam_role_policy.i: its policy allows');
});

test('a policy within a role may decrypt with some keys', () => {
  expect(judge(INLINE_KEYS, inline('worker', { Action: 'kms:Decrypt', Resource: `${KEY}1` }))).toEqual([
    'pass aws_iam_role.r: no statement of its policy allows that',
  ]);
});

test('users get what they may from groups', () => {
  const id = 'IAM_USER_NO_POLICIES_CHECK';
  const user: Blocks = { aws_iam_user: { u: { name: 'ann' } } };
  const attached = { aws_iam_user_policy_attachment: { a: { user: 'ann', policy_arn: 'x' } } };
  const shared = { aws_iam_policy_attachment: { a: { users: ['${aws_iam_user.u.name}'], policy_arn: 'x' } } };
  expect(judge(id, user)[0]).toBe('pass aws_iam_user.u: nothing is attached');
  expect(judge(id, { ...user, ...attached })[0]).toMatch(
    'fail aws_iam_user.u: attached to it: s/aws_iam_user_',
  );
  expect(judge(id, { ...user, ...shared })[0]).toMatch(
    'fail aws_iam_user.u: attached to it: s/aws_iam_policy_',
  );
  expect(judge(id, {})).toEqual([
    expect.stringMatching("^unknown account: users made by hand aren't in the JSON"),
  ]);
});

test('a policy that is attached to a user of no stack fails; one that is attached to roles does not', () => {
  const id = 'IAM_USER_NO_POLICIES_CHECK';
  expect(judge(id, { aws_iam_user_policy_attachment: { a: { user: 'ann', policy_arn: 'x' } } })[0]).toBe(
    'fail aws_iam_user_policy_attachment.a: it attaches a policy to a user',
  );
  const toRoles = { aws_iam_policy_attachment: { a: { roles: ['worker'], policy_arn: 'x' } } };
  expect(judge(id, toRoles)).toEqual([expect.stringMatching('^unknown account')]);
});

test('the password policy is as strict as the pack asks', () => {
  const id = 'IAM_PASSWORD_POLICY';
  const strict = {
    max_password_age: 90,
    minimum_password_length: 14,
    password_reuse_prevention: 24,
    require_lowercase_characters: true,
    require_numbers: true,
    require_symbols: true,
    require_uppercase_characters: true,
  };
  const policy = (change: object = {}) => ({
    aws_iam_account_password_policy: { p: { ...strict, ...change } },
  });
  expect(judge(id, {})).toEqual(['fail account: these stacks have no aws_iam_account_password_policy']);
  expect(judge(id, policy())).toEqual([expect.stringMatching('^pass aws_iam_account_password_policy.p: ')]);
  expect(judge(id, policy({ max_password_age: 0, minimum_password_length: 13 }))).toEqual([
    'fail aws_iam_account_password_policy.p: max_password_age is 0; minimum_password_length is 13',
  ]);
  expect(judge(id, policy({ require_symbols: '${var.symbols}' }))).toEqual([
    expect.stringMatching('^unknown .*require_symbols is \\$\\{var.symbols\\}'),
  ]);
});

test.each([
  'ACCESS_KEYS_ROTATED',
  'IAM_USER_UNUSED_CREDENTIALS_CHECK',
  'IAM_USER_MFA_ENABLED',
  'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS',
  'IAM_ROOT_ACCESS_KEY_CHECK',
  'ROOT_ACCOUNT_MFA_ENABLED',
  'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED',
])('%s needs evidence of the account, whatever the JSON has', (id) => {
  expect(judge(id, {})).toEqual([expect.stringMatching('^unknown account: ')]);
});
