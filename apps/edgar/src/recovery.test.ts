import { recoveryPoint } from '@ashlar/backup';
import fc from 'fast-check';
import { backupSchedules, recoveryProblems } from './recovery.js';

const backups = (recoveryPointHours: number, recoveryTimeHours = 24) => ({
  recoveryPointHours,
  recoveryTimeHours,
  keepDays: 7,
});
const vault = { vaultName: 'here', vaultArn: '' };

test('EDG-12: whatever is promised and accepted is kept by the schedule, and a restore test can show it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (point, time) => {
      fc.pre(recoveryProblems(backups(point, time)).length === 0);
      const { snapshots, restoreTests } = backupSchedules(backups(point, time));
      expect(recoveryPoint({ ...snapshots, vault })?.hours).toBeLessThanOrEqual(point);
      expect(restoreTests.startWindowHours * 4).toBeLessThanOrEqual(time);
    }),
  );
});

test.each([
  [7, 'cron(0 1/4 * * ? *)'],
  [14, 'cron(0 1/4 * * ? *)'],
  [15, 'cron(0 1/12 * * ? *)'],
  [27, 'cron(0 1 * * ? *)'],
])('snapshots are no more frequent than %i lost hours ask for', (hours, schedule) => {
  expect(backupSchedules(backups(hours)).snapshots.schedule).toBe(schedule);
});

test('what no schedule keeps is refused', () => {
  expect(recoveryProblems(backups(6))).toEqual([
    {
      what: 'backups.recoveryPointHours is 6; the most frequent snapshots lose up to 7',
      fix: 'use 7 or more; within the region, Aurora itself restores any second',
    },
  ]);
});
