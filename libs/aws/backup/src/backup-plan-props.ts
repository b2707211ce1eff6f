import type { BackupRule } from './backup-rule.js';

/** What is backed up: everything with a tag, or what is named. */
export type Selection =
  | { readonly tag: { readonly key: string; readonly value: string } }
  | { readonly resourceArns: readonly string[] };

export interface BackupPlanProps {
  /** The name of the plan, by which resources choose it: `backup: 'daily'` of `AuroraCluster` and `Bucket`. */
  readonly purpose: string;
  /** When backups are taken, where to and how long they stay, by key. */
  readonly rules: Readonly<Record<string, BackupRule>>;
  /** @default - what has the tag of this plan, in its region: `backup-plan` = `<app>-<environment>-<purpose>` */
  readonly selection?: Selection;
  /**
   * How many hours may be lost at most. Refused when no rule keeps it: a daily rule loses up to 31 hours with the default
   * windows.
   * @default - nothing is promised
   */
  readonly recoveryPointObjectiveHours?: number;
}
