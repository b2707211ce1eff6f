import fc from 'fast-check';
import { windowProblems } from './time-windows.js';

test.each([
  ['07:00-08:00', 'sun:08:30-sun:09:30'],
  ['07:00-08:00', 'sun:08:00-sun:09:00'],
  ['23:30-00:30', 'sun:00:30-sun:01:30'],
  ['03:00-03:30', 'sat:23:45-sun:00:15'],
])('%s and %s go together', (backup, maintenance) => {
  expect(windowProblems(backup, maintenance)).toEqual([]);
});

test.each([
  ['07:00-08:00', 'wed:07:30-wed:09:00'],
  ['23:30-00:30', 'mon:00:00-mon:01:00'],
  ['00:00-01:00', 'sun:23:30-mon:00:30'],
  ['03:00-09:00', 'sun:04:00-sun:05:00'],
])('%s and %s overlap', (backup, maintenance) => {
  expect(windowProblems(backup, maintenance)[0]?.what).toContain('overlaps');
});

test.each(['7:00-8:00', '07:00-07:29', '25:00-26:00', 'sun:07:00-sun:08:00', ''])(
  "'%s' is no backup window",
  (backup) => {
    expect(windowProblems(backup, 'sun:20:00-sun:21:00')[0]?.what).toBe(`backupWindow is '${backup}'`);
  },
);

test.each([
  'Sun:08:00-Sun:09:00',
  'sun:08:00-sun:08:20',
  'sun:08:00-mon:08:00',
  '08:00-09:00',
  'xyz:08:00-xyz:09:00',
])("'%s' is no maintenance window", (maintenance) => {
  expect(windowProblems('01:00-02:00', maintenance)[0]?.what).toBe(`maintenanceWindow is '${maintenance}'`);
});

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const clock = (minutes: number) =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

test('windows are refused exactly when they share a minute', () => {
  const length = fc.integer({ min: 30, max: 300 });
  fc.assert(
    fc.property(fc.nat(1439), length, fc.nat(10_079), length, (backup, backupMinutes, start, minutes) => {
      const day = (at: number) => DAYS[Math.floor(at / 1440) % 7] as string;
      const end = start + minutes;
      const backedUp = new Set(Array.from({ length: backupMinutes }, (_, index) => (backup + index) % 1440));
      const shared = Array.from({ length: minutes }, (_, index) => (start + index) % 1440).some((at) =>
        backedUp.has(at),
      );
      const problems = windowProblems(
        `${clock(backup)}-${clock(backup + backupMinutes)}`,
        `${day(start)}:${clock(start)}-${day(end)}:${clock(end)}`,
      );
      expect(problems).toHaveLength(shared ? 1 : 0);
    }),
  );
});
