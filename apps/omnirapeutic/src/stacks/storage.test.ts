import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { environmentOf, servicesWith, stacksOf } from '../platform.fixture.js';

const environment = environmentOf('production');
const { storage, edge } = stacksOf(environment);
if (storage === undefined || edge === undefined) throw new Error('there is no storage');

test('documents of patients are encrypted with the key of storage, and TLS alone reaches them', () => {
  expect(storage.all(S3Bucket).map(({ bucket }) => bucket)).toEqual([
    'omnirapeutic-production-bucket-logs-111122223333',
    'omnirapeutic-production-documents-111122223333',
  ]);
  const [, documents] = storage.all(S3BucketServerSideEncryptionConfigurationA);
  expect(JSON.stringify(documents)).toContain('aws_kms_keystorage_key');
  const [, policy] = storage.all(S3BucketPolicy);
  expect(String(policy?.['policy'])).toContain('aws:SecureTransport');
});

test('what is asked of a bucket is logged in another one, which logs nothing of its own', () => {
  const [logging, ...others] = storage.all(S3BucketLoggingA);
  expect(others).toEqual([]);
  expect(logging).toMatchObject({
    bucket: expect.stringContaining('aws_s3_bucket.documents'),
    target_bucket: expect.stringContaining('aws_s3_bucket.bucket-logs'),
  });
  expect(edge.one(S3BucketLoggingA)).toMatchObject({ target_bucket: expect.stringContaining('bucket-logs') });
});

test('api and worker read and write documents, and can neither delete them nor make them public', () => {
  const on = { on: true };
  const services = servicesWith(environment, { api: on, web: on, worker: on });
  const stack = stacksOf({ ...environment, services })['services'];
  const policies = Object.entries(stack?.json.resource?.['aws_iam_policy'] ?? {}).filter(([, block]) =>
    JSON.stringify(block).includes('omnirapeutic-production-documents'),
  );
  expect(policies.map(([name]) => name.replace(/_.*/, ''))).toEqual(['api', 'worker']);
  const actions = JSON.stringify(policies).match(/s3:\w+/g);
  expect([...new Set(actions)].sort()).toEqual([
    's3:AbortMultipartUpload',
    's3:GetObject',
    's3:ListBucket',
    's3:ListMultipartUploadParts',
    's3:PutObject',
  ]);
});
