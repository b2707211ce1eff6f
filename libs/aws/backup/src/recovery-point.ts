import { type BackupRule, completeRule } from './backup-rule.js';
import { gapsIn } from './schedule.js';

/** How old the newest usable recovery point can be when it is needed, in hours, if no job fails. */
export interface WorstCase {
  readonly hours: number;
  /** By copy. What AWS needs to copy comes on top, and it gives no bound for that. */
  readonly copies: Readonly<Record<string, number>>;
}

/** asOf: 2026-11, source: AWS Backup guide, "Point-in-time recovery": 5 minutes for databases, 15 for S3 */
const CONTINUOUS_HOURS = 0.25;

/**
 * The worst case of each rule: what was saved at one time has to do until the next job is done, which may start as late as
 * its start window and take its whole completion window. Undefined for a rule that never runs.
 */
export function recoveryPoint(given: BackupRule): WorstCase | undefined {
  const rule = completeRule(given);
  const gaps = gapsIn(rule.schedule);
  if (gaps === undefined) return undefined;
  const minutes = gaps.longestMinutes + rule.startWindowMinutes + rule.completionWindowMinutes;
  const hours = Math.round(minutes / 0.6) / 100;
  // Copies are snapshots, whatever the rule is.
  const copies = Object.fromEntries(Object.keys(rule.copies).map((key) => [key, hours]));
  return { hours: rule.continuous ? Math.min(CONTINUOUS_HOURS, hours) : hours, copies };
}

/** The age of the newest recovery point, whichever rule made it. */
export const bestOf = (rules: readonly BackupRule[]): number =>
  Math.min(...rules.map((rule) => recoveryPoint(rule)?.hours ?? Infinity));
