import {
  BackupFailureEvents,
  BackupPlan,
  BackupRegionSettings,
  BackupVault,
  RestoreTesting,
} from '@ashlar/backup';
import { ProjectStack, type Target } from '@ashlar/core';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import { backupSchedules } from '../recovery.js';
import type { AlertsStack } from './alerts.js';
import type { DataStack } from './data.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
  readonly alerts: AlertsStack;
  readonly data: DataStack;
}

/** Backups of the database, a copy of them far away, and the proof that they can be restored. */
export class BackupStack extends ProjectStack<EdgarEnvironment> {
  constructor(target: Target<EdgarEnvironment>, name: string, { keys, alerts, data }: Needs) {
    super(target, name);
    const { backups } = target.environment;
    const schedules = backupSchedules(backups);
    new BackupRegionSettings(this, 'services', {});

    const vault = this.vault('vault', 'backup', keys.backup.keyArn);
    const { copyTo: region } = backups;
    const copy =
      keys.backupCopy === undefined || region === undefined
        ? undefined
        : this.vault('copy', 'backup-copy', keys.backupCopy.keyArn, region);
    const plan = new BackupPlan(this, 'shop', {
      purpose: 'shop',
      rules: {
        snapshots: {
          vault,
          keepDays: backups.keepDays,
          ...schedules.snapshots,
          ...(copy === undefined ? {} : { copies: { far: { vault: copy } } }),
        },
      },
      recoveryPointObjectiveHours: backups.recoveryPointHours,
    });

    const { subnetGroupName, securityGroupId } = data.database;
    new RestoreTesting(this, 'restore', {
      purpose: 'shop',
      vaults: { here: vault },
      ...schedules.restoreTests,
      tests: {
        shop: {
          ...{ type: 'Aurora', subnetGroupName, securityGroupIds: [securityGroupId] },
          ...(plan.tag === undefined ? { resourceArns: [data.database.clusterArn] } : { tag: plan.tag }),
        },
      },
    });
    new BackupFailureEvents(this, 'failures', { topicArn: alerts.topic.topicArn });
    this.output('backup_vault_name', vault.vaultName, 'Where recovery points lie');
  }

  private vault(id: string, purpose: string, kmsKeyArn: string, region?: string): BackupVault {
    const keep = isProtected(this.environment);
    return new BackupVault(this, id, {
      ...{ purpose, kmsKeyArn, keep, forceDestroy: !keep },
      manualDeletion: keep ? 'denied' : 'allowed',
      ...(keep ? { lock: { mode: 'governance', minRetentionDays: 7, maxRetentionDays: 3653 } } : {}),
      ...(region === undefined ? {} : { region }),
    });
  }
}
