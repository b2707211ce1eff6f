import { backupTags, ProjectStack, refuse } from '@ashlar/core';
import { policyDocument, type PrincipalStatement, type Statement } from '@ashlar/iam';
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
import { Construct } from 'constructs';
import { type AccessKind, accessProblems, accessStatements } from './bucket-access.js';
import { bucketPolicyProblems, mergeStatements, transportStatements } from './bucket-policy.js';
import { bucketProblems, deliveryProblems } from './bucket-problems.js';
import type { BucketProps } from './bucket-props.js';
import { lifecycleRules } from './lifecycle-rules.js';

/**
 * A private, versioned, encrypted bucket with one policy, which admits TLS 1.2 and later only. Terraform refuses to
 * destroy it unless `keep` is false.
 *
 * Costs 0.023 USD per GB and month in S3 Standard, old versions included; a lifecycle rule is free.
 *
 * @throws InputError with every problem of its name, encryption, lifecycle, lock and policy.
 */
export class Bucket extends Construct {
  readonly bucket: S3Bucket;
  /** The name, as a reference: what uses it waits for the bucket. */
  readonly bucketName: string;
  readonly bucketArn: string;
  /** The name, known at synthesis. What uses it does not wait for the bucket. */
  readonly name: string;
  /** For `dependsOn`: who delivers logs checks at once whether it may. */
  readonly policy: S3BucketPolicy;

  private statements: readonly PrincipalStatement[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: BucketProps,
  ) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(this.subject, bucketProblems(props));
    this.name = props.name ?? stack.physicalName('s3-bucket', this, props.purpose, stack.environment.account);
    if (props.name !== undefined) stack.claimName('s3-bucket', this, props.name);
    this.statements = transportStatements(this.knownArn);
    this.statements = this.checked(props.statements ?? []);

    const { backup, keep = true } = props;
    this.bucket = new S3Bucket(this, 'bucket', {
      bucket: this.name,
      forceDestroy: !keep,
      tags: backup === undefined ? undefined : backupTags(stack, backup),
      lifecycle: keep ? { preventDestroy: true } : undefined,
    });
    const { bucket } = this.bucket;
    this.bucketName = bucket;
    this.bucketArn = this.bucket.arn;

    const closed = this.close(bucket);
    this.encrypt(bucket);
    this.retain(bucket);
    this.log(bucket);
    new S3BucketNotification(this, 'events', { bucket, eventbridge: true });
    this.policy = new S3BucketPolicy(this, 'policy', {
      bucket,
      policy: this.document(),
      dependsOn: [closed],
    });
  }

  /** Adds statements to the bucket's one policy, where they are known only after the bucket: a CDN's, a trail's. */
  allow(...statements: readonly PrincipalStatement[]): void {
    this.statements = this.checked(statements);
    this.policy.policy = this.document();
  }

  /** What a role needs to work with the objects, in one folder or in all of the bucket. */
  access(kind: AccessKind, prefix?: string): readonly Statement[] {
    refuse(this.subject, accessProblems(kind, prefix));
    const { encryption, purpose } = this.props;
    return accessStatements({
      kind,
      prefix,
      purpose,
      bucketArn: this.knownArn,
      kmsKeyArn: 'kmsKeyArn' in encryption ? encryption.kmsKeyArn : undefined,
      region: ProjectStack.of(this).environment.region,
    });
  }

  private get subject(): string {
    return `${this.node.path} (Bucket)`;
  }

  private get knownArn(): string {
    return `arn:${ProjectStack.of(this).partition}:s3:::${this.name}`;
  }

  private checked(added: readonly PrincipalStatement[]): readonly PrincipalStatement[] {
    const all = [...this.statements, ...added];
    const policy = bucketPolicyProblems(all, this.knownArn);
    refuse(this.subject, [...policy, ...deliveryProblems(this.props, added)]);
    return mergeStatements(all);
  }

  private document(): string {
    return policyDocument(this.statements);
  }

  private close(bucket: string): S3BucketPublicAccessBlock {
    new S3BucketOwnershipControls(this, 'ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    return new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  }

  private encrypt(bucket: string): void {
    const { encryption } = this.props;
    const rule =
      'kmsKeyArn' in encryption
        ? {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: 'aws:kms',
              kmsMasterKeyId: encryption.kmsKeyArn,
            },
            // One request to KMS for many objects.
            bucketKeyEnabled: true,
          }
        : { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } };
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', { bucket, rule: [rule] });
  }

  private retain(bucket: string): void {
    const { objectLock, versioning = true } = this.props;
    const versions = new S3BucketVersioningA(this, 'versioning', {
      bucket,
      // What was versioned once can only be suspended.
      versioningConfiguration: { status: versioning ? 'Enabled' : 'Suspended' },
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket,
      rule: lifecycleRules(this.props),
      dependsOn: [versions],
    });
    if (!objectLock) return;
    const { mode, days } = objectLock;
    // Not `object_lock_enabled` of the bucket: to turn that on later would replace the bucket.
    new S3BucketObjectLockConfigurationA(this, 'object-lock', {
      bucket,
      rule: { defaultRetention: { mode, days } },
      dependsOn: [versions],
    });
  }

  private log(bucket: string): void {
    const { accessLogs } = this.props;
    if (accessLogs === 'off') return;
    const { bucketName: targetBucket, policy, prefix: targetPrefix = `${this.name}/` } = accessLogs;
    const dependsOn = policy ? [policy] : [];
    new S3BucketLoggingA(this, 'access-logs', { bucket, targetBucket, targetPrefix, dependsOn });
  }
}
