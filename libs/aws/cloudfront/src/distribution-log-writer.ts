import type { PrincipalStatement } from '@ashlar/iam';

export interface DistributionLogTarget {
  /** A bucket of any region. With a KMS key, the key has to let `delivery.logs.amazonaws.com` use it. */
  readonly bucketArn: string;
  /** The account of the distributions. */
  readonly account: string;
}

/**
 * What a bucket's policy needs, so that the distributions of an account write their access logs there. It stands before the
 * first delivery, or AWS would add a statement of its own to the policy.
 *
 * asOf: 2026-11
 * source: CloudWatch Logs user guide, "Enable logging from AWS services", logs sent to Amazon S3 with V2 permissions;
 *   CloudFront developer guide, "Configure standard logging (v2)": deliveries stand in us-east-1, and the path begins
 *   with AWSLogs, the account and CloudFront
 * refresh: read both pages again
 */
export const distributionLogWriter = ({
  bucketArn,
  account,
}: DistributionLogTarget): PrincipalStatement[] => [
  {
    sid: 'DistributionAccessLogs',
    principal: { service: 'delivery.logs.amazonaws.com' },
    actions: ['s3:PutObject'],
    resources: [`${bucketArn}/AWSLogs/${account}/CloudFront/*`],
    conditions: {
      StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:aws:logs:us-east-1:${account}:delivery-source:*` },
    },
  },
];
