import type { VaultRetention } from './vault-lock.js';

/** A vault in the region of the plan. A `BackupVault` fits as it is. */
export interface TargetVault {
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly region?: string;
  /** What its lock demands. @default - nothing that is known here */
  readonly retention?: VaultRetention | undefined;
}

/** A vault anywhere, whose policy and key admit this account. A `BackupVault` with `region` fits as it is. */
export interface CopyVault {
  readonly vaultArn: string;
  readonly retention?: VaultRetention | undefined;
}

export interface BackupCopy {
  readonly vault: CopyVault;
  /** Days that the copy is kept. @default - as long as the rule keeps the original */
  readonly keepDays?: number;
  /** As of the rule. @default - never */
  readonly coldStorageAfterDays?: number;
}

export interface BackupRule {
  /**
   * In UTC, once an hour at most: `cron(minute hour day-of-month month day-of-week *)`. RDS takes no job in the hour before
   * its own backup window, nor in it.
   * @default 'cron(0 5 * * ? *)', every day
   */
  readonly schedule?: string;
  readonly vault: TargetVault;
  /** Days that a recovery point is kept: 1 to 36,500. @default 35, what HIPAA's conformance pack asks for */
  readonly keepDays?: number;
  /** Minutes in which a job has to start, or it counts as failed: 60 to 43,200. @default 60 */
  readonly startWindowMinutes?: number;
  /** Minutes in which it has to be done: an hour more than the start window, up to 525,600. @default 360 */
  readonly completionWindowMinutes?: number;
  /**
   * Days after which a recovery point moves to cold storage: 30 or more, and it is kept there for 90 days at least. EFS
   * and DynamoDB have one; what Aurora, RDS, S3 and EBS saved stays where it is. Restores from it cost more and take longer.
   * @default - never
   */
  readonly coldStorageAfterDays?: number;
  /**
   * Any second of the last days can be restored, 35 days at most: Aurora, RDS and S3; others get snapshots. AWS Backup
   * takes the automated backups of a database over, and sets its retention to `keepDays`.
   * @default false
   */
  readonly continuous?: boolean;
  /** Copies in vaults of other regions or accounts, by key. Each costs its storage and 0.02 USD per GB on the way. */
  readonly copies?: Readonly<Record<string, BackupCopy>>;
}

/** A rule of which only what means never may be left out. */
export type CompleteRule = Required<Omit<BackupRule, 'coldStorageAfterDays'>> &
  Pick<BackupRule, 'coldStorageAfterDays'>;

export const completeRule = (rule: BackupRule): CompleteRule => ({
  ...rule,
  schedule: rule.schedule ?? 'cron(0 5 * * ? *)',
  keepDays: rule.keepDays ?? 35,
  startWindowMinutes: rule.startWindowMinutes ?? 60,
  completionWindowMinutes: rule.completionWindowMinutes ?? 360,
  continuous: rule.continuous ?? false,
  copies: rule.copies ?? {},
});
