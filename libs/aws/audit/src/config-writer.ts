import type { PrincipalStatement } from '@ashlar/iam';

export interface ConfigTarget {
  /** The bucket that receives histories and snapshots. */
  readonly bucketArn: string;
  /** As in the recorder's `prefix`. @default - none */
  readonly prefix?: string;
  /** The account that is recorded. */
  readonly account: string;
}

/**
 * What a bucket's policy needs, so that AWS Config delivers there in its own name: with a service-linked role it always
 * does, and with another role when that fails.
 *
 * asOf: 2026-11
 * source: AWS Config guide, "Permissions for the Amazon S3 bucket for the AWS Config delivery channel"
 */
export function configWriter({ bucketArn, prefix, account }: ConfigTarget): PrincipalStatement[] {
  const principal = { service: 'config.amazonaws.com' };
  const source = { 'aws:SourceAccount': account };
  return [
    {
      sid: 'ConfigLooks',
      principal,
      actions: ['s3:GetBucketAcl', 's3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringEquals: source },
    },
    {
      sid: 'ConfigWrites',
      principal,
      actions: ['s3:PutObject'],
      resources: [`${configFolder(bucketArn, prefix, account)}/*`],
      conditions: { StringEquals: { ...source, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}

/** Where AWS Config delivers what it recorded of an account. */
export const configFolder = (bucketArn: string, prefix: string | undefined, account: string): string =>
  [bucketArn, ...(prefix ? [prefix] : []), 'AWSLogs', account, 'Config'].join('/');
