import { judged } from './judged.fixture.js';
import { created, replaced, updated } from './plan.fixture.js';

const widened = judged('iam-widened');

const policy = (...statements: object[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((s) => ({ Effect: 'Allow', Resource: '*', ...s })),
  });

const changed = (before: object[], after: object[]) =>
  widened(updated('aws_iam_policy.p', { policy: policy(...before) }, { policy: policy(...after) }));

const READ = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' };

test('one more action on one resource asks for a look', () => {
  expect(changed([READ], [{ ...READ, Action: ['s3:PutObject', 's3:GetObject'] }])).toEqual([
    'review: allows more than before [s3:putobject on arn:aws:s3:::files/*]',
  ]);
});

test.each<[string, object[], object[]]>([
  [
    'the order of lists and keys',
    [{ ...READ, Action: ['a:B', 'c:D'] }],
    [{ Resource: READ.Resource, Action: ['c:D', 'a:B'] }],
  ],
  ['a list of one, and capital letters', [READ], [{ ...READ, Action: ['S3:getobject'] }]],
  ['less', [{ Action: 's3:*', Resource: '*' }], [READ]],
  ['a narrower condition', [READ], [{ ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]],
  ['another name of a statement', [{ ...READ, Sid: 'A' }], [{ ...READ, Sid: 'B' }]],
  [
    'the same in two statements',
    [{ ...READ, Action: ['a:B', 'c:D'] }],
    [
      { ...READ, Action: 'a:B' },
      { ...READ, Action: 'c:D' },
    ],
  ],
  ['one thing more that is denied', [READ], [READ, { Effect: 'Deny', Action: 's3:*' }]],
])('%s is not wider', (_, before, after) => {
  expect(changed(before, after)).toEqual([]);
});

test.each<[string, object]>([
  ['everything', { Action: '*' }],
  ['all of a service', { Action: 's3:*' }],
  ['all but something', { NotAction: 'iam:*' }],
  ['handing on any role', { Action: 'iam:PassRole' }],
  ['taking any role', { Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/*' }],
  ['reading every secret', { Action: 'secretsmanager:GetSecretValue' }],
  ['everything by two stars', { Action: '**' }],
  ['a pattern that fits what reads secrets', { Action: 'secretsmanager:Get*' }],
  ['a pattern that fits what reads parameters', { Action: 'ssm:Get*' }],
  ['a pattern that fits decryption', { Action: 'kms:*crypt*' }],
  ['a pattern that fits the policies of buckets', { Action: 's3:Put*' }],
  ['a pattern of services', { Action: '?am:*' }],
  ['everything that begins with a letter', { Action: 'iam:PassRole', Resource: 'a*' }],
  ['every ARN', { Action: 'iam:PassRole', Resource: 'arn:*' }],
  [
    'every role by a star before it',
    { Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::111122223333:*role/*' },
  ],
  ['everything over TLS', { Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ['everything anywhere', { Action: '*', Condition: { StringLike: { 'aws:RequestedRegion': '*' } } }],
])('%s is a danger', (_, statement) => {
  expect(changed([READ], [READ, statement])).toEqual([
    expect.stringMatching(/^danger: allows what leads to everything/),
  ]);
  expect(widened(created('aws_iam_policy.p', { policy: policy(statement) }))).toHaveLength(1);
  expect(changed([statement], [statement, READ])).toEqual(
    expect.not.arrayContaining([expect.stringMatching(/danger/)]),
  );
});

test.each<[string, object]>([
  ['a pattern on the objects of one bucket', { Action: 's3:Put*', Resource: 'arn:aws:s3:::files/*' }],
  ['a pattern that fits nothing of weight', { Action: 'sqs:Get*' }],
  [
    'the secrets below one name',
    { Action: 'secretsmanager:Get*', Resource: 'arn:aws:secretsmanager:*:*:secret:app/*' },
  ],
  [
    'handing roles to one service',
    {
      Action: 'iam:PassRole',
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  ],
])('%s leads not to everything', (_, statement) => {
  expect(widened(created('aws_iam_policy.p', { policy: policy(statement) }))).toEqual([]);
});

test('what is no longer denied is a danger', () => {
  const deny = { Effect: 'Deny', Action: 's3:DeleteObject' };
  const found = ['danger: no longer denies [s3:deleteobject on *]'];
  expect(changed([READ, deny], [READ])).toEqual(found);
  expect(
    changed(
      [READ, deny],
      [READ, { ...deny, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }],
    ),
  ).toEqual(found);
});

test('a condition that is taken away or loosened is wider', () => {
  const bound = (...accounts: string[]) => ({
    ...READ,
    Condition: { StringEquals: { 'aws:SourceAccount': accounts } },
  });
  expect(changed([bound('1')], [READ])).toHaveLength(1);
  expect(changed([bound('1')], [bound('1', '2')])).toHaveLength(1);
  expect(changed([bound('1', '2')], [bound('2')])).toEqual([]);
});

const trust = (...principals: object[]) => ({
  assume_role_policy: policy(
    ...principals.map((Principal) => ({ Principal, Action: 'sts:AssumeRole', Resource: undefined })),
  ),
});
const LAMBDA = { Service: 'lambda.amazonaws.com' };

test('somebody else who may take a role is a danger; a role for a service is not', () => {
  expect(widened(updated('aws_iam_role.r', trust(LAMBDA), trust(LAMBDA, { AWS: '111122223333' })))).toEqual([
    'danger: lets more take this role [AWS arn:aws:iam::111122223333:root]',
  ]);
  expect(widened(created('aws_iam_role.r', trust(LAMBDA)))).toEqual([]);
  expect(widened(created('aws_iam_role.r', trust({ AWS: '*' })))).toEqual([
    'danger: lets anybody take this role [*]',
  ]);
  expect(widened(created('aws_iam_role.r', trust({ AWS: '111122223333' })))).toEqual([
    expect.stringMatching(/^review/),
  ]);
});

test('the account and its root are the same', () => {
  const [short, long] = [trust({ AWS: '111122223333' }), trust({ AWS: 'arn:aws:iam::111122223333:root' })];
  expect(widened(updated('aws_iam_role.r', short, long))).toEqual([]);
});

test('a policy of AWS for administrators is a danger, wherever it is attached', () => {
  const arn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  expect(widened(created('aws_iam_role_policy_attachment.a', { policy_arn: arn }))).toHaveLength(1);
  const roles = (...arns: string[]) => ({ managed_policy_arns: arns });
  expect(
    widened(updated('aws_iam_role.r', roles('arn:aws:iam::aws:policy/ReadOnlyAccess'), roles(arn))),
  ).toHaveLength(1);
  expect(widened(updated('aws_iam_role.r', roles(arn), roles(arn)))).toEqual([]);
  const exclusive = created('aws_iam_role_policy_attachments_exclusive.a', { policy_arns: [arn] });
  const cluster = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy';
  const access = created('aws_eks_access_policy_association.a', { policy_arn: cluster });
  expect(widened(exclusive, access)).toHaveLength(2);
});

test('a permissions boundary that goes is a danger', () => {
  const boundary = { permissions_boundary: 'arn:aws:iam::111122223333:policy/b' };
  expect(widened(updated('aws_iam_role.r', boundary, {}))).toEqual([
    'danger: takes the permissions boundary off',
  ]);
  expect(
    widened(updated('aws_iam_role.r', boundary, {}, { after_unknown: { permissions_boundary: true } })),
  ).toEqual(['review: which permissions boundary it has is known after the apply only']);
});

test('a policy that is known after the apply only is said to be so', () => {
  const unknown = { after_unknown: { policy: true } };
  const said = ['review: what policy allows is known after the apply only'];
  expect(widened(updated('aws_iam_policy.p', { policy: policy(READ) }, {}, unknown))).toEqual(said);
  expect(widened(replaced('aws_iam_policy.p', { policy: policy(READ) }, {}, unknown))).toEqual(said);
  expect(widened(created('aws_iam_role_policy.p', {}, unknown))).toEqual(said);
  expect(widened(created('aws_s3_bucket_policy.p', {}, unknown))).toEqual(said);
});

test('a policy that AWS gives to something new, and one of lifecycles, is nothing to be told', () => {
  const unknown = { after_unknown: { policy: true } };
  const [bucket, key] = [created('aws_s3_bucket.b', {}, unknown), created('aws_kms_key.k', {}, unknown)];
  expect(widened(bucket, key, created('aws_ecr_lifecycle_policy.p', {}, unknown))).toEqual([]);
});
