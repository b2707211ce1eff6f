import type { VaultLock } from './vault-lock.js';

export interface BackupVaultProps {
  /** What the vault holds; part of its name: `records`. */
  readonly purpose: string;
  /**
   * The key that encrypts recovery points of S3, EFS and DynamoDB, and every copy; those of Aurora and RDS keep the key
   * of their database. It is in the region of the vault, and has to outlive what it encrypts.
   */
  readonly kmsKeyArn: string;
  /** Where the vault is. Another region replaces it. @default - the region of the environment */
  readonly region?: string;
  /**
   * Whether recovery points can be deleted or shortened by hand. `denied` denies it to everybody, as HIPAA's conformance
   * pack asks; what expires still goes by itself. `allowed` is for throw-away environments.
   * @default 'denied'
   */
  readonly manualDeletion?: 'denied' | 'allowed';
  /**
   * Lets the vault refuse jobs that keep for less or more than this, and deletions before their time.
   * @default - none: who may take the vault's policy away may then delete
   */
  readonly lock?: VaultLock;
  /** Accounts, by a key that says whose they are, that may copy into the vault. @default - only this one */
  readonly copiesFromAccounts?: Readonly<Record<string, string>>;
  /** Makes Terraform refuse to destroy the vault. @default true */
  readonly keep?: boolean;
  /** Destroys the vault together with its recovery points, which otherwise AWS refuses. With `keep: false` only. @default false */
  readonly forceDestroy?: boolean;
}
