import { type StackView, synthApps } from '@ashlar/testing';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { app } from '../app.js';

const stack = synthApps(app).get('state-production-review') as StackView;
const { Statement: statements } = JSON.parse(String(stack.one(S3BucketPolicy)['policy'])) as {
  Statement: { Sid: string; Action: unknown; Effect: string; Principal: unknown; Condition: unknown }[];
};
const roleArn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

test('plans are put away by the one role and got by the other, even among administrators', () => {
  expect(statements).toContainEqual(
    expect.objectContaining({
      ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': roleArn('ashlar-plan') } },
    }),
  );
  expect(statements).toContainEqual(
    expect.objectContaining({
      ...{ Effect: 'Deny', Principal: '*', Action: ['s3:GetObject', 's3:GetObjectVersion'] },
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': roleArn('ashlar-apply') } },
    }),
  );
});

test('a plan is gone after a week, and a day later its versions are', () => {
  expect(stack.one(S3BucketLifecycleConfiguration)['rule']).toEqual([
    expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 1 }] }),
    expect.objectContaining({ expiration: [{ days: 7 }] }),
  ]);
});

test('plans are encrypted with a key of their own, and nobody reaches them in public', () => {
  expect(JSON.stringify(stack.one(S3BucketServerSideEncryptionConfigurationA)['rule'])).toContain('aws:kms');
  expect(stack.one(S3BucketPublicAccessBlock)).toMatchObject({ restrict_public_buckets: true });
});
