/** Something of which AWS holds one. */
export interface SingletonKind {
  /** As AWS calls it, to be read after "the". */
  readonly name: string;
  /** What has one: each account, or each of its regions. */
  readonly per: 'account' | 'region';
}

/**
 * asOf: 2026-11
 * source: the quota pages of the services (one configuration recorder and one delivery channel, one detector, one Security
 *   Hub account for each region), and the API reference of settings that have no id of their own
 */
export const singletonKinds = {
  'account-access-analyzer': { name: 'IAM Access Analyzer', per: 'region' },
  'backup-region-settings': { name: 'AWS Backup service opt-in', per: 'region' },
  'compute-optimizer': { name: 'Compute Optimizer enrolment', per: 'account' },
  'config-delivery-channel': { name: 'AWS Config delivery channel', per: 'region' },
  'config-recorder': { name: 'AWS Config recorder', per: 'region' },
  'ebs-encryption-by-default': { name: 'EBS encryption by default', per: 'region' },
  'ebs-snapshot-public-access': { name: 'block of public EBS snapshots', per: 'region' },
  'github-identity-provider': { name: 'identity provider of GitHub Actions', per: 'account' },
  'guardduty-detector': { name: 'GuardDuty detector', per: 'region' },
  'iam-password-policy': { name: 'IAM password policy', per: 'account' },
  'instance-metadata-defaults': { name: 'defaults of instance metadata', per: 'region' },
  // AWS takes five; each after the first bills every event again.
  'multi-region-trail': { name: 'multi-region trail', per: 'account' },
  's3-account-public-access-block': { name: 'S3 public access block of the account', per: 'account' },
  'security-hub': { name: 'Security Hub account', per: 'region' },
} as const satisfies Record<string, SingletonKind>;

export type Singleton = keyof typeof singletonKinds;
