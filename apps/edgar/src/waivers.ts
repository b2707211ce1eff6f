/** By which rules this app is judged. */
export const pack = 'well-architected';

/** Until when; at most a year ahead, so that somebody looks again. */
const expires = '2027-10-31';

const owner = 'platform lead, Edgar’s Mobile Auto Shop';

/**
 * Rules of the pack that are not kept, where, and why: `npm run audit -- edgar production`. One that has expired, or that waives
 * nothing, fails the audit.
 */
const everywhere = [
  {
    rule: 'ALB_WAF_ENABLED',
    resources: ['*-edge/aws_lb.web_lb_*'],
    reason:
      'The firewall stands before CloudFront, and the load balancer admits CloudFront and the gate of releases alone.',
  },
  {
    rule: 'ELBV2_ACM_CERTIFICATE_REQUIRED',
    resources: ['*-edge/aws_lb_listener.web_http_*'],
    reason: 'The rule knows no exception for a listener that only redirects to HTTPS, as this one does.',
  },
  {
    rule: 'NO_UNRESTRICTED_ROUTE_TO_IGW',
    resources: ['*-network/aws_route_table.network_public-*'],
    reason:
      'Public subnets hold the load balancer and NAT gateways and nothing else, and give no public addresses.',
  },
  {
    rule: 'S3_BUCKET_LOGGING_ENABLED',
    resources: ['*-storage/aws_s3_bucket.bucket-logs_*'],
    reason: 'The bucket that receives access logs cannot log to itself without an end.',
  },
  {
    rule: 'S3_BUCKET_REPLICATION_ENABLED',
    reason:
      'Every bucket holds logs, and what a region logged is lost with the region. The data of the shop is in Aurora, and copied.',
  },
  {
    rule: 'S3_DEFAULT_ENCRYPTION_KMS',
    resources: ['*/aws_s3_bucket.access-logs_*', '*-storage/aws_s3_bucket.bucket-logs_*'],
    reason:
      'Load balancers and S3 deliver their logs to no bucket with a KMS key. They are encrypted with S3’s own.',
  },
  {
    rule: 'SECURITYHUB_ENABLED',
    reason:
      'GuardDuty and Access Analyzer tell people themselves, by EventBridge and SNS (EDG-17); two sources need no third place.',
  },
].map((waiver) => ({ ...waiver, owner, expires }));

export const waivers = {
  production: [
    ...everywhere,
    {
      ...{ rule: 'S3_BUCKET_DEFAULT_LOCK_ENABLED', owner, expires },
      resources: ['*/aws_s3_bucket.access-logs_*', '*-storage/aws_s3_bucket.bucket-logs_*'],
      reason: 'The trail is locked. Access logs are delivered to no bucket that is, and expire.',
    },
  ],
  staging: [
    ...everywhere,
    ...[
      'AURORA_COPIED_AWAY',
      'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK',
      'ELB_DELETION_PROTECTION_ENABLED',
      'RDS_CLUSTER_MULTI_AZ_ENABLED',
      'S3_BUCKET_DEFAULT_LOCK_ENABLED',
    ].map((rule) => ({
      ...{ rule, owner, expires },
      reason:
        'Staging has no customers, and is made anew from its code: one database, a week of backups, nothing that refuses to go.',
    })),
  ],
};
