import { ProjectStack, refuse } from '@ashlar/core';
import { BackupVault as Vault } from '@cdktf/provider-aws/lib/backup-vault/index.js';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration/index.js';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy/index.js';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import type { BackupVaultProps } from './backup-vault-props.js';
import type { VaultLock, VaultRetention } from './vault-lock.js';
import { vaultPolicy } from './vault-policy.js';
import { vaultProblems } from './vault-problems.js';

/**
 * A vault for recovery points, encrypted with our own key, from which nobody deletes by hand. Terraform refuses to
 * destroy it unless `keep` is false.
 *
 * Costs nothing; what it holds does, and the README says how much.
 *
 * @throws InputError with every problem of its name, key, region and lock; compliance mode without its acknowledgement.
 */
export class BackupVault extends Construct {
  readonly vault: Vault;
  /** For a plan: the name, as a reference, so that the plan waits for the vault. */
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly region: string;
  /** What its lock demands; plans are checked against it. */
  readonly retention: VaultRetention | undefined;

  constructor(scope: Construct, id: string, props: BackupVaultProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const {
      purpose,
      kmsKeyArn,
      lock,
      keep = true,
      manualDeletion = 'denied',
      copiesFromAccounts = {},
    } = props;
    this.region = props.region ?? stack.environment.region;
    refuse(`${this.node.path} (BackupVault)`, vaultProblems(props, this.region));
    const provider = stack.providerIn(this.region, this);
    const away = provider === undefined ? [] : [this.region];

    const policy = vaultPolicy({ manualDeletion, copiesFromAccounts, partition: stack.partition });
    this.vault = new Vault(this, 'vault', {
      provider,
      name: stack.physicalName('backup-vault', this, purpose, ...away),
      kmsKeyArn,
      forceDestroy: props.forceDestroy ?? false,
      tags: policy === undefined ? undefined : { [POLICY_TAG]: digestOf(policy) },
      lifecycle: keep ? { preventDestroy: true } : undefined,
    });
    this.vaultName = this.vault.name;
    this.vaultArn = this.vault.arn;
    this.retention = lock && {
      minRetentionDays: lock.minRetentionDays,
      maxRetentionDays: lock.maxRetentionDays,
    };
    if (policy !== undefined) this.permit(policy);
    if (lock !== undefined) this.lock(lock);
  }

  private permit(policy: string): void {
    const { terraformResourceType, friendlyUniqueId, provider } = this.vault;
    new BackupVaultPolicy(this, 'policy', {
      provider,
      backupVaultName: this.vaultName,
      policy,
      // The policy denies its own change: Terraform has to take it away before it writes another.
      lifecycle: {
        replaceTriggeredBy: [`${terraformResourceType}.${friendlyUniqueId}.tags["${POLICY_TAG}"]`],
      },
    });
  }

  private lock(lock: VaultLock): void {
    new BackupVaultLockConfiguration(this, 'lock', {
      provider: this.vault.provider,
      backupVaultName: this.vaultName,
      minRetentionDays: lock.minRetentionDays,
      maxRetentionDays: lock.maxRetentionDays,
      // Its presence is what makes the mode.
      changeableForDays: lock.mode === 'compliance' ? lock.changeableForDays : undefined,
    });
  }
}

/** Tells Terraform, and whoever looks, which policy the vault has. */
const POLICY_TAG = 'vault-policy';

const digestOf = (policy: string) => createHash('sha256').update(policy).digest('hex').slice(0, 16);
