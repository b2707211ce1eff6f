import { judged } from './judged.fixture.js';
import { created, updated } from './plan.fixture.js';

const open = judged('policy-for-anybody');

const policy = (statement: object) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...statement }],
  });

const ANYBODY = { Principal: '*' };
const ACCOUNT = { Principal: { AWS: '111122223333' } };

test.each(['aws_sqs_queue_policy', 'aws_s3_bucket_policy', 'aws_kms_key', 'aws_ecr_repository_policy'])(
  'a policy of %s for anybody is a danger, new or changed',
  (type) => {
    const found = ['danger: lets anybody in [sqs:sendmessage]'];
    expect(open(created(`${type}.p`, { policy: policy(ANYBODY) }))).toEqual(found);
    expect(open(created(`${type}.p`, { policy: policy({ Principal: { AWS: ['*'] } }) }))).toEqual(found);
    expect(open(updated(`${type}.p`, { policy: policy(ACCOUNT) }, { policy: policy(ANYBODY) }))).toEqual(
      found,
    );
  },
);

test('what was for anybody already is no news', () => {
  const both = (tag: string) => ({ policy: policy(ANYBODY), tag });
  expect(open(updated('aws_sqs_queue_policy.p', both('a'), both('b')))).toEqual([]);
});

test.each([
  { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  { ArnLike: { 'AWS:SourceArn': 'arn:aws:sns:*:111122223333:*' } },
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-f6g7/*' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::my-bucket' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] } },
])('%j binds it', (Condition) => {
  expect(open(created('aws_sqs_queue_policy.p', { policy: policy({ ...ANYBODY, Condition }) }))).toEqual([]);
});

test.each([
  { Bool: { 'aws:SecureTransport': 'true' } },
  { StringLike: { 'aws:SourceArn': '*' } },
  { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
  { StringNotEquals: { 'aws:SourceAccount': '111122223333' } },
  { StringLike: { 'aws:PrincipalArn': 'arn:*' } },
  { StringLike: { 'aws:PrincipalArn': '*:*' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } },
  { StringLike: { 'aws:userid': '?*' } },
  { StringLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } },
  { StringLike: { 'aws:PrincipalOrgID': ['o-1234567890', 'o-*'] } },
  { StringLikeIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' } },
  { StringEquals: { 'aws:PrincipalType': ['User', 'AssumedRole', 'Account', 'Anonymous'] } },
  { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } },
])('%j does not', (Condition) => {
  expect(open(created('aws_sqs_queue_policy.p', { policy: policy({ ...ANYBODY, Condition }) }))).toHaveLength(
    1,
  );
});

test('a denial for everybody opens nothing, and neither does a text that only looks like a policy', () => {
  expect(open(created('aws_s3_bucket_policy.p', { policy: policy({ ...ANYBODY, Effect: 'Deny' }) }))).toEqual(
    [],
  );
  expect(open(created('terraform_data.p', { input: policy(ANYBODY) }))).toEqual([]);
});

test('a function that anybody may call is a danger unless something binds it', () => {
  const permission = (more: object) => open(created('aws_lambda_permission.p', { principal: '*', ...more }));
  expect(permission({})).toEqual(['danger: lets anybody call the function']);
  expect(permission({ source_arn: '*' })).toHaveLength(1);
  expect(permission({ source_arn: 'arn:aws:s3:::files' })).toEqual([]);
  expect(permission({ source_account: '111122223333' })).toEqual([]);
  expect(permission({ principal: 's3.amazonaws.com' })).toEqual([]);
});

test('names are read in whatever case and however they are escaped, and other texts are none', () => {
  const text = policy(ANYBODY);
  const forms = [
    text.replace('Statement', String.raw`\u0053tatement`),
    text.replace('Statement', 'statement'),
  ];
  for (const form of forms)
    expect(
      open(updated('aws_s3_bucket_policy.p', { policy: policy(ACCOUNT) }, { policy: form })),
    ).toHaveLength(1);
  const rules = JSON.stringify({ Statement: { ByteMatchStatement: { Principal: '*' } } });
  expect(open(created('aws_wafv2_rule_group.g', { rules_json: rules }))).toEqual([]);
});
