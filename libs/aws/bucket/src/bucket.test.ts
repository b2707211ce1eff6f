import type { PrincipalStatement } from '@ashlar/iam';
import { refusal, type StackView, synthStack, testEnvironment } from '@ashlar/testing';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging/index.js';
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification/index.js';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import { Bucket, type BucketProps } from './index.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
const ARN = 'arn:aws:s3:::demo-test-records-123456789012';

const props: BucketProps = { purpose: 'records', encryption: { kmsKeyArn: KEY }, accessLogs: 'off' };

const build = (overrides: Partial<BucketProps> = {}, then: (bucket: Bucket) => void = () => undefined) =>
  synthStack((stack) => then(new Bucket(stack, 'bucket', { ...props, ...overrides })));

const policyOf = (stack: StackView) =>
  (JSON.parse(String(stack.one(S3BucketPolicy)['policy'])) as { Statement: Record<string, unknown>[] })
    .Statement;

const trail: PrincipalStatement = {
  sid: 'CloudTrail',
  principal: { service: 'cloudtrail.amazonaws.com' },
  actions: ['s3:PutObject'],
  resources: [`${ARN}/AWSLogs/*`],
  conditions: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
};

describe('a bucket', () => {
  const stack = build();

  test('is private in all four ways, and its objects belong to its owner', () => {
    expect(stack.one(S3BucketPublicAccessBlock)).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(stack.one(S3BucketOwnershipControls)).toMatchObject({
      rule: { object_ownership: 'BucketOwnerEnforced' },
    });
  });

  test('denies plain HTTP and old TLS to everybody, and admits nobody', () => {
    const everything = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [ARN, `${ARN}/*`] };
    expect(policyOf(stack)).toEqual([
      { Sid: 'DenyOldTls', ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
      { Sid: 'DenyPlainHttp', ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
    expect(stack.one(S3BucketPolicy)['depends_on']).toEqual([
      expect.stringMatching(/^aws_s3_bucket_public_access_block\./),
    ]);
  });

  test('is encrypted with our key, at one request for many objects', () => {
    expect(stack.one(S3BucketServerSideEncryptionConfigurationA)['rule']).toEqual([
      {
        apply_server_side_encryption_by_default: { kms_master_key_id: KEY, sse_algorithm: 'aws:kms' },
        bucket_key_enabled: true,
      },
    ]);
  });

  test('keeps old versions for a year, and half of an upload for a week', () => {
    expect(stack.one(S3BucketVersioningA)).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
    expect(stack.one(S3BucketLifecycleConfiguration)['rule']).toEqual([
      {
        id: 'old-versions',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        noncurrent_version_expiration: [{ noncurrent_days: 365 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  test('has every setting itself, and expiry after versions', () => {
    const settings = Object.entries(stack.byAddress()).filter(([type]) => !type.startsWith('aws_s3_bucket.'));
    expect(settings).toHaveLength(7);
    for (const [, setting] of settings) {
      expect(setting['bucket']).toMatch(/^\$\{aws_s3_bucket\.bucket_\w+\.bucket\}$/);
    }
    expect(stack.one(S3BucketLifecycleConfiguration)['depends_on']).toEqual([
      expect.stringMatching(/^aws_s3_bucket_versioning\./),
    ]);
  });

  test('is not destroyed by Terraform', () => {
    expect(stack.one(S3Bucket)).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('has a name that nobody else in the world has', () => {
    expect(stack.one(S3Bucket)['bucket']).toBe('demo-test-records-123456789012');
  });
});

describe('relaxed by name', () => {
  test('a throw-away bucket goes together with what it holds', () => {
    const bucket = build({ keep: false }).one(S3Bucket);
    expect(bucket).toMatchObject({ force_destroy: true });
    expect(bucket).not.toHaveProperty('lifecycle');
  });

  test('versions can be suspended, and those that exist expire all the same', () => {
    const stack = build({ versioning: false, keepOldVersionsDays: 30 });
    expect(stack.one(S3BucketVersioningA)).toMatchObject({
      versioning_configuration: { status: 'Suspended' },
    });
    expect(stack.one(S3BucketLifecycleConfiguration)['rule']).toMatchObject([
      { noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
    ]);
  });

  test("Amazon's own encryption serves those who know no other", () => {
    const stack = build({ encryption: { s3Managed: 'load balancers know no other' } });
    expect(stack.one(S3BucketServerSideEncryptionConfigurationA)['rule']).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
    ]);
  });
});

test('objects are archived and expire by rules of their own', () => {
  const stack = build({ archive: { storageClass: 'DEEP_ARCHIVE', afterDays: 90 }, expireAfterDays: 2192 });
  expect(stack.one(S3BucketLifecycleConfiguration)['rule']).toMatchObject([
    { id: 'old-versions' },
    { id: 'archive', transition: [{ days: 90, storage_class: 'DEEP_ARCHIVE' }] },
    { id: 'expire', expiration: [{ days: 2192 }] },
  ]);
});

test('access logs of several buckets lie apart in the bucket that receives them', () => {
  expect(build({ accessLogs: { bucketName: 'logs' } }).one(S3BucketLoggingA)).toMatchObject({
    target_bucket: 'logs',
    target_prefix: 'demo-test-records-123456789012/',
  });
  const elsewhere = build({ accessLogs: { bucketName: 'logs', prefix: 'records/' } });
  expect(elsewhere.one(S3BucketLoggingA)).toMatchObject({ target_prefix: 'records/' });
});

test('access logs wait for the policy of a bucket that is made with them', () => {
  const stack = synthStack((scope) => {
    const logs = new Bucket(scope, 'logs', { ...props, purpose: 'logs' });
    new Bucket(scope, 'bucket', { ...props, accessLogs: logs });
  });
  expect(stack.one(S3BucketLoggingA)).toMatchObject({
    target_bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.logs_/) as string,
    depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\.logs_policy_/)],
  });
});

test('objects can be locked without replacing the bucket', () => {
  const stack = build({
    objectLock: {
      mode: 'COMPLIANCE',
      days: 2192,
      acknowledge: 'I understand that nobody, not even AWS, can delete locked objects earlier',
    },
  });
  expect(stack.one(S3BucketObjectLockConfigurationA)).toMatchObject({
    rule: { default_retention: { mode: 'COMPLIANCE', days: 2192 } },
    depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./)],
  });
  expect(stack.one(S3Bucket)).not.toHaveProperty('object_lock_enabled');
});

test('no option changes the address, or the content, of another resource', () => {
  const plain = build().byAddress();
  const acknowledge = 'I understand that Object Lock cannot be turned off again';
  const more = build({
    accessLogs: { bucketName: 'logs' },
    objectLock: { mode: 'GOVERNANCE', days: 1, acknowledge },
  }).byAddress();
  expect(more).toMatchObject(plain);
  expect(Object.keys(more)).toHaveLength(Object.keys(plain).length + 2);
  const other = build({ keep: false, versioning: false, expireAfterDays: 9, statements: [trail] });
  expect(Object.keys(other.byAddress())).toEqual(Object.keys(plain));
});

test('two buckets of one purpose and environment are refused', () => {
  const attempt = () =>
    synthStack((stack) => {
      new Bucket(stack, 'one', props);
      new Bucket(stack, 'two', props);
    });
  expect(refusal(attempt)).toContain("the s3-bucket name 'demo-test-records-123456789012' is already given");
});

test('a name that is given is claimed, and followed by the policy in every partition', () => {
  const environment = testEnvironment({ region: 'us-gov-west-1', zones: ['us-gov-west-1a'] });
  const stack = synthStack((scope) => {
    new Bucket(scope, 'bucket', { ...props, name: 'known-beforehand' });
  }, environment);
  expect(stack.one(S3Bucket)['bucket']).toBe('known-beforehand');
  expect(policyOf(stack)[0]).toMatchObject({
    Resource: ['arn:aws-us-gov:s3:::known-beforehand', 'arn:aws-us-gov:s3:::known-beforehand/*'],
  });
  const twice = () =>
    synthStack((scope) => {
      new Bucket(scope, 'one', { ...props, name: 'known-beforehand' });
      new Bucket(scope, 'two', { ...props, name: 'known-beforehand' });
    });
  expect(refusal(twice)).toContain("the s3-bucket name 'known-beforehand' is already given");
});

test('a plan of AWS Backup finds the bucket by a tag, and without one there is none', () => {
  expect(build().one(S3Bucket)).not.toHaveProperty('tags');
  const planned = build({ backup: 'daily' });
  expect(planned.one(S3Bucket)).toMatchObject({ tags: { 'backup-plan': 'demo-test-daily' } });
  expect(Object.keys(planned.byAddress())).toEqual(Object.keys(build().byAddress()));
});

test('a backup of what is not versioned, and a plan that is none, are refused', () => {
  expect(refusal(() => build({ backup: 'daily', versioning: false }))).toContain('versioned buckets only');
  expect(refusal(() => build({ backup: '' }))).toContain("backup is ''");
});

test('what happens to objects is told to EventBridge, without which AWS Backup stops to follow the bucket', () => {
  expect(build().one(S3BucketNotification)).toMatchObject({
    bucket: expect.stringContaining('aws_s3_bucket'),
    eventbridge: true,
  });
});
