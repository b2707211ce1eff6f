import { type StackView, synthApps } from '@ashlar/testing';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import { app } from '../app.js';

const stack = synthApps(app).get('state-production-backend') as StackView;

test('ORP-22: the bucket and the table have the names that every backend expects', () => {
  const { s3 } = stack.json.terraform?.backend ?? {};
  expect(stack.one(S3Bucket)['bucket']).toBe(s3?.['bucket']);
  expect(stack.one(DynamodbTable)['name']).toBe(s3?.['dynamodb_table']);
  expect(s3?.['key']).toBe('state/production/backend.tfstate');
});

test('ORP-22: every version of a state is kept for a year', () => {
  expect(stack.one(S3BucketVersioningA)).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
  expect(stack.one(S3BucketLifecycleConfiguration)).toMatchObject({
    rule: [{ noncurrent_version_expiration: [{ noncurrent_days: 365 }], status: 'Enabled' }],
  });
});

test('states are encrypted with our own key', () => {
  const [rule] = stack.one(S3BucketServerSideEncryptionConfigurationA)['rule'] as Record<string, object>[];
  expect(rule?.['apply_server_side_encryption_by_default']).toMatchObject({
    sse_algorithm: 'aws:kms',
    kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\./) as string,
  });
});

test('nobody reaches the bucket in public, or without TLS', () => {
  expect(stack.one(S3BucketPublicAccessBlock)).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(JSON.parse(String(stack.one(S3BucketPolicy)['policy']))).toMatchObject({
    Statement: [
      { Effect: 'Deny', Principal: '*', Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
});

test('locks cost nothing while nobody works, and can be restored', () => {
  expect(stack.one(DynamodbTable)).toMatchObject({
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'LockID',
    point_in_time_recovery: { enabled: true },
    server_side_encryption: { enabled: true },
  });
});

test('nothing that holds a state can be destroyed by mistake', () => {
  expect(stack.one(S3Bucket)['lifecycle']).toEqual({ prevent_destroy: true });
  expect(stack.one(KmsKey)['lifecycle']).toEqual({ prevent_destroy: true });
  expect(stack.one(DynamodbTable)['deletion_protection_enabled']).toBe(true);
});
