import type { TargetVault } from './backup-rule.js';
import type { RestoreTest } from './restore-test.js';

export interface RestoreTestingProps {
  /** Says what is tested; part of its name: `monthly`. */
  readonly purpose: string;
  /** Where the recovery points are, by key, in the region of the environment. A `BackupVault` fits as it is. */
  readonly vaults: Readonly<Record<string, Pick<TargetVault, 'vaultArn' | 'region'>>>;
  /** What is restored, by key. */
  readonly tests: Readonly<Record<string, RestoreTest>>;
  /** In UTC, as in a plan. Each run is billed. @default 'cron(0 9 1 * ? *)', on the first of a month */
  readonly schedule?: string;
  /** Hours in which a test has to start: 1 to 168. @default 24 */
  readonly startWindowHours?: number;
  /** From how many days recovery points are taken: 1 to 365. @default 7 */
  readonly pointsOfLastDays?: number;
  /** Which of them. @default 'latest' */
  readonly points?: 'latest' | 'random';
}
