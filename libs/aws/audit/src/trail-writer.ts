import type { PrincipalStatement } from '@ashlar/iam';

export interface TrailTarget {
  /** The bucket that receives the files. */
  readonly bucketArn: string;
  /** As in the trail's `prefix`. @default - none */
  readonly prefix?: string;
  /** The account and the region of the trail. */
  readonly account: string;
  readonly region: string;
  readonly trailName: string;
  /** @default 'aws' */
  readonly partition?: string;
}

/**
 * What a bucket's policy needs, so that one trail writes there, and no trail of anybody else.
 *
 * asOf: 2026-11
 * source: CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail"
 */
export function trailWriter(target: TrailTarget): PrincipalStatement[] {
  const { bucketArn, prefix, account, region, trailName, partition = 'aws' } = target;
  const principal = { service: 'cloudtrail.amazonaws.com' };
  const trail = { 'aws:SourceArn': `arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}` };
  const folder = [bucketArn, ...(prefix ? [prefix] : []), 'AWSLogs', account].join('/');
  return [
    {
      sid: 'CloudTrailLooks',
      principal,
      actions: ['s3:GetBucketAcl'],
      resources: [bucketArn],
      conditions: { StringEquals: trail },
    },
    {
      sid: 'CloudTrailWrites',
      principal,
      actions: ['s3:PutObject'],
      resources: [`${folder}/*`],
      conditions: { StringEquals: { ...trail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}
