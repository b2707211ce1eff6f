import {
  BackupFailureEvents,
  BackupPlan,
  BackupRegionSettings,
  BackupVault,
  RestoreTesting,
} from '@ashlar/backup';
import { ProjectStack, type Target } from '@ashlar/core';
import { isProtected, type OmnirapeuticEnvironment } from '../environments.js';
import type { AlertsStack } from './alerts.js';
import type { DataStack } from './data.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
  readonly alerts: AlertsStack;
  readonly data: DataStack;
}

/** Backups of what nobody can make again, a copy of them far away, and the proof that they can be restored. */
export class BackupStack extends ProjectStack<OmnirapeuticEnvironment> {
  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys, alerts, data }: Needs) {
    super(target, name);
    const { backups } = target.environment;
    new BackupRegionSettings(this, 'services', {});

    const vault = this.vault('vault', 'backup', keys.backup.keyArn);
    const { copyTo: region } = backups;
    const copy =
      keys.backupCopy === undefined || region === undefined
        ? undefined
        : this.vault('copy', 'backup-copy', keys.backupCopy.keyArn, region);
    const plan = new BackupPlan(this, 'daily', {
      purpose: 'daily',
      rules: {
        daily: {
          vault,
          keepDays: backups.keepDays,
          // Snapshots of Aurora take minutes; what takes longer has failed.
          completionWindowMinutes: 180,
          ...(copy === undefined ? {} : { copies: { far: { vault: copy } } }),
        },
      },
      recoveryPointObjectiveHours: backups.recoveryPointHours,
    });

    const { subnetGroupName, securityGroupId } = data.database;
    new RestoreTesting(this, 'restore', {
      purpose: 'records',
      vaults: { here: vault },
      tests: {
        records: {
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
