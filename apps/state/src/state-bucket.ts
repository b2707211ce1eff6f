import { ProjectStack } from '@ashlar/core';
import { policyDocument } from '@ashlar/iam';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import { Construct } from 'constructs';

export interface StateBucketProps {
  readonly name: string;
  readonly kmsKeyArn: string;
}

/** How far back a state can be restored. The current version stays, however old it is. */
const KEEP_DAYS = 365;

/** A private, versioned, encrypted bucket for states. Terraform refuses to destroy it. */
export class StateBucket extends Construct {
  readonly bucketName: string;

  constructor(scope: Construct, id: string, { name, kmsKeyArn }: StateBucketProps) {
    super(scope, id);
    ProjectStack.of(this).claimName('s3-bucket', this, name);
    const { bucket } = new S3Bucket(this, 'bucket', { bucket: name, lifecycle: { preventDestroy: true } });
    this.bucketName = bucket;

    new S3BucketOwnershipControls(this, 'ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const closed = new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const versioning = new S3BucketVersioningA(this, 'versioning', {
      bucket,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: kmsKeyArn },
          bucketKeyEnabled: true,
        },
      ],
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket,
      rule: [
        {
          id: 'old-versions',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [{ noncurrentDays: KEEP_DAYS }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [versioning],
    });
    new S3BucketPolicy(this, 'policy', { bucket, policy: tlsOnly(this, name), dependsOn: [closed] });
  }
}

function tlsOnly(scope: Construct, name: string): string {
  const arn = `arn:${ProjectStack.of(scope).partition}:s3:::${name}`;
  return policyDocument([
    {
      sid: 'DenyPlainHttp',
      effect: 'Deny',
      principal: '*',
      actions: ['s3:*'],
      resources: [arn, `${arn}/*`],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
}
