import type { PrincipalStatement } from '@ashlar/iam';

export interface AccessLogTarget {
  /** A bucket in the region of the load balancers, encrypted with S3's own keys: they write to no other. */
  readonly bucketArn: string;
  /** As in the load balancer's `accessLogs`. @default - none */
  readonly prefix?: string;
  /** The account of the load balancers. */
  readonly account: string;
}

/**
 * What a bucket's policy needs, so that the load balancers of an account write their access logs there. The path has
 * their account's number in it, which keeps everybody else's out.
 *
 * asOf: 2026-11
 * source: ELB user guide, "Enable access logs for your Application Load Balancer", step 2: this principal is good in
 *   every region; the account ids that regions before August 2022 had are still taken, and no longer recommended
 * refresh: read that page again
 */
export const accessLogWriter = ({ bucketArn, prefix, account }: AccessLogTarget): PrincipalStatement[] => [
  {
    sid: 'LoadBalancerAccessLogs',
    principal: { service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    actions: ['s3:PutObject'],
    resources: [`${[bucketArn, ...(prefix ? [prefix] : []), 'AWSLogs', account].join('/')}/*`],
  },
];
