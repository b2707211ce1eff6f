import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { s3Rules } from './s3-rules.js';

const judge = judged(s3Rules);

/** A bucket with a policy of these statements. */
const withPolicy = (statements: readonly object[], beside: Blocks = {}): Blocks => ({
  aws_s3_bucket: { b: { bucket: 'records' } },
  aws_s3_bucket_policy: {
    p: { bucket: '${aws_s3_bucket.b.bucket}', policy: JSON.stringify({ Statement: statements }) },
  },
  ...beside,
});

const DENIAL = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::records', '${aws_s3_bucket.b.arn}/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const TLS = 'S3_BUCKET_SSL_REQUESTS_ONLY';

test('a policy that denies plain HTTP on the bucket and its objects passes', () => {
  expect(judge(TLS, withPolicy([DENIAL]))).toEqual(['pass aws_s3_bucket.b: its policy denies plain HTTP']);
  expect(judge(TLS, withPolicy([{ ...DENIAL, Principal: { AWS: '*' }, Resource: '*' }]))).toEqual([
    expect.stringMatching('^pass'),
  ]);
});

test.each<[string, object]>([
  ['another effect', { Effect: 'Allow' }],
  ['some people', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
  ['all but some people', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }],
  ['some actions', { Action: ['s3:Get*', 's3:Put*', 's3:List*'] }],
  ['a further condition', { Condition: { ...DENIAL.Condition, StringEquals: { 'aws:userid': 'x' } } }],
  ['the opposite condition', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
])('a denial of plain HTTP with %s is none', (_, change) => {
  expect(judge(TLS, withPolicy([{ ...DENIAL, ...change }]))).toEqual([
    'fail aws_s3_bucket.b: no statement of its policy denies all actions to everybody where aws:SecureTransport is false',
  ]);
});

test('a denial of plain HTTP tells what it leaves out', () => {
  expect(judge(TLS, withPolicy([{ ...DENIAL, Resource: '${aws_s3_bucket.b.arn}/*' }]))).toEqual([
    'fail aws_s3_bucket.b: what denies plain HTTP leaves out arn:aws:s3:::records',
  ]);
  expect(judge(TLS, withPolicy([{ ...DENIAL, Resource: 'arn:aws:s3:::records' }]))).toEqual([
    'fail aws_s3_bucket.b: what denies plain HTTP leaves out arn:aws:s3:::records/any/key',
  ]);
});

test('a policy may come from a data source; one that is an expression is not known', () => {
  const policy = (text: string): Blocks => ({
    aws_s3_bucket: { b: { bucket_prefix: 'records' } },
    aws_s3_bucket_policy: { p: { bucket: '${aws_s3_bucket.b.id}', policy: text } },
  });
  const document = {
    effect: 'Deny',
    actions: ['s3:*'],
    resources: ['${aws_s3_bucket.b.arn}', '${aws_s3_bucket.b.arn}/*'],
    principals: { type: '*', identifiers: ['*'] },
    condition: { test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] },
  };
  expect(
    judge(TLS, policy('${data.aws_iam_policy_document.d.json}'), {
      aws_iam_policy_document: { d: { statement: [document] } },
    }),
  ).toEqual([expect.stringMatching('^pass')]);
  expect(judge(TLS, policy('${var.policy}'))).toEqual([
    "unknown aws_s3_bucket.b: its policy is ${var.policy}: see what AWS Config's rule S3_BUCKET_SSL_REQUESTS_ONLY finds",
  ]);
});

const READ = 'S3_BUCKET_PUBLIC_READ_PROHIBITED';
const WRITE = 'S3_BUCKET_PUBLIC_WRITE_PROHIBITED';

const OPEN = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };

const block = (settings: object, type = 'aws_s3_bucket_public_access_block') => ({
  [type]: { block: { bucket: 'records', ...settings } },
});

test('a policy for everybody opens a bucket, to read or to write', () => {
  const reading = withPolicy([OPEN]);
  expect(judge(READ, reading)).toEqual(['fail aws_s3_bucket.b: its policy lets everybody s3:GetObject']);
  expect(judge(WRITE, reading)).toEqual([expect.stringMatching('^pass')]);
  const writing = withPolicy([{ ...OPEN, Action: 's3:PutObject' }]);
  expect(judge(WRITE, writing)).toEqual(['fail aws_s3_bucket.b: its policy lets everybody s3:PutObject']);
  expect(judge(READ, writing)).toEqual([expect.stringMatching('^pass')]);
});

test.each<[string, object, string]>([
  ['for a service', { Principal: { Service: 'cloudfront.amazonaws.com' } }, 'pass'],
  ['that denies', { Effect: 'Deny' }, 'pass'],
  ['for all but some', { Principal: undefined, NotPrincipal: { AWS: 'x' } }, 'fail'],
  ['from one VPC', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }, 'pass'],
  ['from every address', { Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } } }, 'fail'],
  ['from one VPC, if any', { Condition: { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } } }, 'fail'],
  ['not from one VPC', { Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } }, 'fail'],
])('a statement %s: %s', (_, change, verdict) => {
  expect(judge(READ, withPolicy([{ ...OPEN, ...change }]))).toEqual([expect.stringMatching(`^${verdict}`)]);
});

test('a public access block of the bucket or the account stops an open policy', () => {
  for (const type of ['aws_s3_bucket_public_access_block', 'aws_s3_account_public_access_block'])
    expect(judge(READ, withPolicy([OPEN], block({ restrict_public_buckets: true }, type)))).toEqual([
      expect.stringMatching('^pass'),
    ]);
  expect(judge(READ, withPolicy([OPEN], block({ ignore_public_acls: true })))).toEqual([
    expect.stringMatching('^fail'),
  ]);
});

test('an access list opens a bucket unless it is ignored', () => {
  const list = (attributes: object, more: Blocks = {}) =>
    withPolicy([], { aws_s3_bucket_acl: { l: { bucket: 'records', ...attributes } }, ...more });
  expect(judge(READ, list({ acl: 'public-read' }))).toEqual([
    'fail aws_s3_bucket.b: its access list gives everybody public-read',
  ]);
  expect(judge(WRITE, list({ acl: 'public-read' }))).toEqual([expect.stringMatching('^pass')]);
  const uri = 'http://acs.amazonaws.com/groups/global/AllUsers';
  const grant = { access_control_policy: { grant: [{ permission: 'WRITE', grantee: { uri } }] } };
  expect(judge(WRITE, list(grant))).toEqual(['fail aws_s3_bucket.b: its access list gives everybody WRITE']);
  expect(judge(WRITE, list(grant, block({ ignore_public_acls: true })))).toEqual([
    expect.stringMatching('^pass'),
  ]);
});
