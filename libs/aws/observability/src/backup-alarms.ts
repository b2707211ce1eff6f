import type { Alarm } from './alarm.js';
import { keyed } from './alarm-keys.js';

export interface WatchedBackupVault<Key extends string = 'backup'> {
  /** @default 'backup' */
  readonly key?: Key;
  readonly vaultName: string;
}

/** One alarm: `backup-failed` (critical), when a job into the vault failed within the hour. Runbook: backup-failed. */
export const backupAlarms = <Key extends string = 'backup'>({
  key = 'backup' as Key,
  vaultName,
}: WatchedBackupVault<Key>) =>
  keyed(key, {
    failed: {
      means: `A backup into ${vaultName} has failed.`,
      runbook: 'backup-failed',
      severity: 'critical',
      missingData: 'notBreaching',
      periodSeconds: 3600,
      evaluationPeriods: 1,
      metric: {
        namespace: 'AWS/Backup',
        name: 'NumberOfBackupJobsFailed',
        statistic: 'Sum',
        dimensions: { BackupVaultName: vaultName },
      },
      comparison: 'GreaterThanThreshold',
      threshold: 0,
    },
  } satisfies Record<string, Alarm>);
