import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { s3Rules } from './s3-rules.js';

const judge = judged(s3Rules);

/** A bucket `b`, and what stands beside it. */
const bucket = (beside: Blocks = {}): Blocks => ({ aws_s3_bucket: { b: { bucket: 'records' } }, ...beside });

/** A resource that names the bucket. */
const part = (type: string, attributes: Record<string, unknown>, name: string = '${aws_s3_bucket.b.id}') =>
  bucket({ [type]: { part: { bucket: name, ...attributes } } });

const versioning = (status: string) =>
  part('aws_s3_bucket_versioning', { versioning_configuration: { status } });

const replication = (status: string) =>
  part('aws_s3_bucket_replication_configuration', { rule: [{ status: 'Disabled' }, { status }] });

const lock = (mode: string) =>
  part('aws_s3_bucket_object_lock_configuration', { rule: { default_retention: { mode, days: 1 } } });

const encryption = (sse_algorithm: string) =>
  part('aws_s3_bucket_server_side_encryption_configuration', {
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm } }],
  });

test.each<[string, Blocks, string]>([
  ['S3_BUCKET_VERSIONING_ENABLED', versioning('Enabled'), 'pass'],
  ['S3_BUCKET_VERSIONING_ENABLED', versioning('Suspended'), 'fail'],
  ['S3_BUCKET_LOGGING_ENABLED', part('aws_s3_bucket_logging', { target_bucket: 'logs' }), 'pass'],
  ['S3_BUCKET_LOGGING_ENABLED', part('aws_s3_bucket_logging', {}), 'fail'],
  ['S3_BUCKET_DEFAULT_LOCK_ENABLED', lock('GOVERNANCE'), 'pass'],
  ['S3_BUCKET_DEFAULT_LOCK_ENABLED', part('aws_s3_bucket_object_lock_configuration', {}), 'fail'],
  ['S3_BUCKET_REPLICATION_ENABLED', replication('Enabled'), 'pass'],
  ['S3_BUCKET_REPLICATION_ENABLED', replication('Disabled'), 'fail'],
  ['S3_DEFAULT_ENCRYPTION_KMS', encryption('aws:kms'), 'pass'],
  ['S3_DEFAULT_ENCRYPTION_KMS', encryption('AES256'), 'fail'],
  ['S3_DEFAULT_ENCRYPTION_KMS', encryption('${var.algorithm}'), 'unknown'],
])('%s: %j is a %s', (id, resources, verdict) => {
  expect(judge(id, resources)).toEqual([expect.stringMatching(`^${verdict} aws_s3_bucket.b: `)]);
});

test.each([
  'S3_BUCKET_VERSIONING_ENABLED',
  'S3_BUCKET_LOGGING_ENABLED',
  'S3_BUCKET_DEFAULT_LOCK_ENABLED',
  'S3_BUCKET_REPLICATION_ENABLED',
  'S3_DEFAULT_ENCRYPTION_KMS',
  'S3_BUCKET_SSL_REQUESTS_ONLY',
  'S3_EVENT_NOTIFICATIONS_ENABLED',
])('%s: a bucket without anything beside it fails, and no bucket is not judged', (id) => {
  expect(judge(id, bucket())).toEqual([expect.stringMatching(/^fail aws_s3_bucket.b: no aws_s3_bucket_\w+/)]);
  expect(judge(id, {})).toEqual([]);
});

test('a reason tells the attribute and what it is', () => {
  expect(judge('S3_BUCKET_VERSIONING_ENABLED', versioning('Suspended'))).toEqual([
    'fail aws_s3_bucket.b: versioning_configuration.status is Suspended',
  ]);
});

test('what stands beside a bucket may name it by reference, by its attribute or by its name', () => {
  for (const name of ['${aws_s3_bucket.b.id}', '${aws_s3_bucket.b.bucket}', 'records'])
    expect(
      judge('S3_BUCKET_LOGGING_ENABLED', part('aws_s3_bucket_logging', { target_bucket: 'l' }, name)),
    ).toEqual(['pass aws_s3_bucket.b: target_bucket is l']);
  const another = part('aws_s3_bucket_logging', { target_bucket: 'logs' }, 'another');
  expect(judge('S3_BUCKET_LOGGING_ENABLED', another)).toEqual([
    'fail aws_s3_bucket.b: no aws_s3_bucket_logging names it',
  ]);
});

test('every bucket is encrypted: S3 does it where nobody says how', () => {
  const id = 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED';
  expect(judge(id, bucket())).toEqual([
    'pass aws_s3_bucket.b: S3 encrypts every bucket with a key of its own (SSE-S3)',
  ]);
  expect(judge(id, encryption('aws:kms'))).toEqual([expect.stringMatching('^pass .* is aws:kms$')]);
});

test.each<[Record<string, unknown>, string]>([
  [{ eventbridge: true }, 'pass aws_s3_bucket.b: its events go to: eventbridge'],
  [{ queue: [{ queue_arn: 'arn:aws:sqs:::q' }] }, 'pass aws_s3_bucket.b: its events go to: queue'],
  [
    { eventbridge: false },
    'fail aws_s3_bucket.b: its notification has no topic, queue or function, and eventbridge is not true',
  ],
])('a notification %j', (attributes, expected) => {
  expect(judge('S3_EVENT_NOTIFICATIONS_ENABLED', part('aws_s3_bucket_notification', attributes))).toEqual([
    expected,
  ]);
});

test('versions must expire where there are versions', () => {
  const id = 'S3_VERSION_LIFECYCLE_POLICY_CHECK';
  const lifecycle = (status: string) => part('aws_s3_bucket_lifecycle_configuration', { rule: [{ status }] });
  expect(judge(id, lifecycle('Enabled'))).toEqual([]);
  expect(judge(id, versioning('Enabled'))).toEqual([
    'fail aws_s3_bucket.b: no aws_s3_bucket_lifecycle_configuration names it',
  ]);
  expect(judge(id, { ...versioning('Enabled'), ...lifecycle('Enabled') })).toEqual([
    'pass aws_s3_bucket.b: rule.status is Enabled',
  ]);
  expect(judge(id, { ...versioning('Enabled'), ...lifecycle('Disabled') })).toEqual([
    'fail aws_s3_bucket.b: rule.status is Disabled',
  ]);
});

test('access lists must be off', () => {
  const id = 'S3_BUCKET_ACL_PROHIBITED';
  const ownership = (object_ownership: string) =>
    part('aws_s3_bucket_ownership_controls', { rule: { object_ownership } });
  expect(judge(id, bucket())).toEqual([expect.stringMatching('^pass .*BucketOwnerEnforced')]);
  expect(judge(id, ownership('BucketOwnerEnforced'))).toEqual([expect.stringMatching('^pass')]);
  expect(judge(id, ownership('ObjectWriter'))).toEqual([
    'fail aws_s3_bucket.b: rule.object_ownership is ObjectWriter',
  ]);
  expect(judge(id, part('aws_s3_bucket_acl', { acl: 'private' }))).toEqual([
    'fail aws_s3_bucket.b: s/aws_s3_bucket_acl.part writes one',
  ]);
});

test('the account blocks public access with all four settings', () => {
  const id = 'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC';
  const all = {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  };
  const account = (settings: object) => ({ aws_s3_account_public_access_block: { all: { ...settings } } });
  expect(judge(id, {})).toEqual(['fail account: these stacks have no aws_s3_account_public_access_block']);
  expect(judge(id, account(all))).toEqual([expect.stringMatching('^pass')]);
  expect(judge(id, account({ ...all, block_public_acls: false, ignore_public_acls: undefined }))).toEqual([
    'fail aws_s3_account_public_access_block.all: block_public_acls is false; ignore_public_acls is not set',
  ]);
});
