import { type BackupRule, recoveryPoint, type RestoreTestingProps } from '@ashlar/backup';
import type { Problem } from '@ashlar/core';
import type { EdgarEnvironment } from './environments.js';

type Backups = EdgarEnvironment['backups'];
type Snapshots = Required<Pick<BackupRule, 'schedule' | 'startWindowMinutes' | 'completionWindowMinutes'>>;

/** Of a snapshot of Aurora, which takes minutes: what takes longer has failed. */
const WINDOWS = { startWindowMinutes: 60, completionWindowMinutes: 120 } as const;

/**
 * From the rarest to the most frequent. They begin at 01:00 UTC: AWS Backup takes none of Aurora between 06:00 and 08:00, in the
 * hour before the cluster's own backup window and in it.
 */
const SCHEDULES: readonly Snapshots[] = [
  'cron(0 1 * * ? *)',
  'cron(0 1/12 * * ? *)',
  'cron(0 1/4 * * ? *)',
].map((schedule) => ({ schedule, ...WINDOWS }));

/** How many hours of work are lost with the region, if its newest copy has to do. */
const lostHours = (snapshots: Snapshots): number =>
  recoveryPoint({ ...snapshots, vault: { vaultName: '', vaultArn: '' } })?.hours ?? Infinity;

/** The rarest snapshots that keep the promise. */
const snapshotsFor = (hours: number): Snapshots | undefined =>
  SCHEDULES.find((snapshots) => lostHours(snapshots) <= hours);

const MOST_FREQUENT = SCHEDULES[SCHEDULES.length - 1] as Snapshots;

/** Snapshots, from how much of the last work may be lost; a restore test every month. */
export const backupSchedules = ({ recoveryPointHours, recoveryTimeHours }: Backups) => ({
  snapshots: snapshotsFor(recoveryPointHours) ?? MOST_FREQUENT,
  // A test that may start later than the shop may be away shows nothing of how long it would be.
  restoreTests: {
    schedule: 'cron(0 10 1 * ? *)',
    startWindowHours: Math.max(1, Math.floor(recoveryTimeHours / 4)),
  } satisfies Pick<RestoreTestingProps, 'schedule' | 'startWindowHours'>,
});

/** Whether the promised times can be kept, and seen to be kept. */
export function recoveryProblems({ recoveryPointHours, recoveryTimeHours, copyTo }: Backups): Problem[] {
  const least = lostHours(MOST_FREQUENT);
  const problems: Problem[] = [];
  if (snapshotsFor(recoveryPointHours) === undefined) {
    const what = `backups.recoveryPointHours is ${recoveryPointHours}; the most frequent snapshots lose up to ${least}`;
    problems.push({
      what,
      fix: `use ${least} or more; within the region, Aurora itself restores any second`,
    });
  }
  if (recoveryTimeHours < 4) {
    const what = `backups.recoveryTimeHours is ${recoveryTimeHours}; a restore test starts within an hour at best, a quarter of it`;
    problems.push({ what, fix: 'use 4 or more' });
  } else if (copyTo !== undefined && recoveryTimeHours < 8) {
    const what = `backups.recoveryTimeHours is ${recoveryTimeHours}, with a restore in ${copyTo}`;
    const fix = 'use 8 or more: the platform has to be built there before the copy is of use';
    problems.push({ what, fix });
  }
  return problems;
}
