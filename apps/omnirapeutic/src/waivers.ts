/** Until when; at most a year ahead, so that somebody looks again. */
const expires = '2027-10-31';

const owner = 'platform lead, Omnirapeutic';

/**
 * Rules of the HIPAA pack that are not kept, where, and why: `npm run audit -- omnirapeutic production`. One that has expired, or that
 * waives nothing, fails the audit.
 */
const everywhere = [
  {
    rule: 'NO_UNRESTRICTED_ROUTE_TO_IGW',
    resources: ['*-network/aws_route_table.network_public-*'],
    reason:
      'Public subnets hold the load balancer and NAT gateways and nothing else, and give no public addresses.',
  },
  {
    rule: 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
    resources: ['*-edge/aws_security_group.web_group_*'],
    reason:
      'The load balancer is the door: 443 behind the firewall, and 80, which redirects. Nothing else is open.',
  },
  {
    rule: 'ELBV2_ACM_CERTIFICATE_REQUIRED',
    resources: ['*-edge/aws_lb_listener.web_http_*'],
    reason: 'The rule knows no exception for a listener that only redirects to HTTPS, as this one does.',
  },
  {
    rule: 'S3_BUCKET_LOGGING_ENABLED',
    resources: ['*-storage/aws_s3_bucket.bucket-logs_*'],
    reason: 'The bucket that receives access logs cannot log to itself without an end.',
  },
  {
    rule: 'S3_DEFAULT_ENCRYPTION_KMS',
    resources: ['*-edge/aws_s3_bucket.access-logs_*', '*-storage/aws_s3_bucket.bucket-logs_*'],
    reason:
      'Load balancers and S3 deliver their logs to no bucket with a KMS key. They are encrypted with S3’s own.',
  },
  {
    rule: 'S3_BUCKET_REPLICATION_ENABLED',
    reason:
      'Documents are copied to another region by AWS Backup. Logs are not: what a region logged is lost with the region.',
  },
  {
    rule: 'RDS_CLUSTER_MULTI_AZ_ENABLED',
    reason:
      'One writer, as the platform was sized (ORP-10): a failover takes minutes. A reader is one number away.',
  },
  {
    rule: 'EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
    resources: ['*-access/aws_instance.bastion_*'],
    reason:
      'The bastion holds nothing: sessions are logged elsewhere, and Terraform makes it anew in minutes.',
  },
  {
    rule: 'EBS_IN_BACKUP_PLAN',
    resources: ['*-access/aws_instance.bastion_*'],
    reason: 'The volume of the bastion holds an operating system and nothing else.',
  },
].map((waiver) => ({ ...waiver, owner, expires }));

export const waivers = {
  production: [
    ...everywhere,
    {
      ...{ rule: 'S3_BUCKET_DEFAULT_LOCK_ENABLED', owner, expires },
      resources: [
        '*-audit/aws_s3_bucket.config-files_*',
        '*-edge/aws_s3_bucket.access-logs_*',
        '*-storage/aws_s3_bucket.*',
      ],
      reason:
        'The trail is locked. AWS Config and access logs are delivered to no bucket that is; documents keep versions, and are backed up into a locked vault.',
    },
  ],
  staging: [
    ...everywhere,
    ...[
      'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED',
      'ELB_DELETION_PROTECTION_ENABLED',
      'RDS_CLUSTER_DELETION_PROTECTION_ENABLED',
      'S3_BUCKET_DEFAULT_LOCK_ENABLED',
    ].map((rule) => ({
      ...{ rule, owner, expires },
      reason:
        'Staging holds no PHI, and is taken down again: nothing of it is locked or protected from deletion.',
    })),
  ],
};
