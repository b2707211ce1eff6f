import fc from 'fast-check';
import type { BackupRule } from './backup-rule.js';
import { recoveryPoint } from './recovery-point.js';

const vault = {
  vaultName: 'records',
  vaultArn: 'arn:aws:backup:us-east-1:123456789012:backup-vault:records',
};
const hours = (rule: Partial<BackupRule> = {}) => recoveryPoint({ vault, ...rule })?.hours;

test('a daily backup can lose a day and both windows of the job that did not come in time', () => {
  expect(hours()).toBe(31);
  expect(hours({ startWindowMinutes: 60, completionWindowMinutes: 120 })).toBe(27);
});

test('an hourly one can lose an hour and the windows', () => {
  expect(hours({ schedule: 'cron(0 * * * ? *)', completionWindowMinutes: 120 })).toBe(4);
});

test('a week that rests on its weekend is as long as its weekend', () => {
  expect(hours({ schedule: 'cron(0 5 ? * MON-FRI *)' })).toBe(79);
});

test('a continuous one loses a quarter of an hour, and its copies as much as any snapshot', () => {
  const copies = { abroad: { vault: { vaultArn: vault.vaultArn } } };
  expect(recoveryPoint({ vault, continuous: true, copies })).toEqual({ hours: 0.25, copies: { abroad: 31 } });
});

test('what never runs promises nothing', () => {
  expect(recoveryPoint({ vault, schedule: 'cron(0 5 30 2 ? *)' })).toBeUndefined();
  expect(recoveryPoint({ vault, schedule: 'daily' })).toBeUndefined();
});

test('longer windows never promise more, and another time of the day promises the same', () => {
  const time = fc.record({ minute: fc.nat(59), hour: fc.nat(23) });
  const windows = fc.record({
    start: fc.integer({ min: 60, max: 600 }),
    end: fc.integer({ min: 660, max: 900 }),
  });
  fc.assert(
    fc.property(time, time, windows, fc.nat(500), (one, other, { start, end }, more) => {
      const at = ({ minute, hour }: { minute: number; hour: number }, completionWindowMinutes: number) =>
        hours({
          schedule: `cron(${minute} ${hour} * * ? *)`,
          startWindowMinutes: start,
          completionWindowMinutes,
        }) ?? NaN;
      expect(at(one, end)).toBe(at(other, end));
      expect(at(one, end + more)).toBeGreaterThanOrEqual(at(one, end));
    }),
    { numRuns: 10 },
  );
});
