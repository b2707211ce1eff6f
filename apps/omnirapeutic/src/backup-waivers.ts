/** What holds data and is in no backup plan, by its place, and why. `src/backup-coverage.test.ts` finds whatever is in neither. */
export const backupWaivers = [
  {
    resource: 'access/aws_instance.bastion',
    reason: 'It holds nothing: sessions are logged elsewhere, and Terraform makes it anew.',
  },
  {
    resource: 'audit/aws_s3_bucket.config-files',
    reason: 'AWS Config keeps seven years of its own; these files are a copy of them for the auditor.',
  },
  {
    resource: 'audit/aws_s3_bucket.trail-files',
    reason: 'Its objects are locked for as long as they are kept, and the trail is in CloudWatch Logs too.',
  },
  {
    resource: 'edge/aws_s3_bucket.access-logs',
    reason:
      'Logs of requests: what is overwritten or deleted stays as a version, and nobody restores them whole.',
  },
  {
    resource: 'storage/aws_s3_bucket.bucket-logs',
    reason:
      'Logs of requests: what is overwritten or deleted stays as a version, and nobody restores them whole.',
  },
] as const;
