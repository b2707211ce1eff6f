import fc from 'fast-check';
import { isDaily } from './daily-schedule.js';

test.each([
  [undefined, true],
  ['cron(0 5 ? * * *)', true],
  ['cron(0 5 * * ? *)', true],
  ['cron(0 5,17 1/1 * ? *)', true],
  ['cron(30 3 ? * SUN-SAT *)', true],
  ['cron(0 5 ? * MON *)', false],
  ['cron(0 5 ? * MON-FRI *)', false],
  ['cron(0 5 1 * ? *)', false],
  ['cron(0 5 * 1 ? *)', false],
  ['cron(0 5 * * ? 2027)', false],
  ['cron(0 5)', false],
  ['rate(1 day)', true],
  ['rate(2 days)', false],
  ['rate(12 hours)', true],
  ['daily', false],
])('%s runs at least daily: %s', (schedule, expected) => {
  expect(isDaily(schedule)).toBe(expected);
});

test('a rate is daily up to 24 hours, in every unit', () => {
  const units = fc.constantFrom(['minute', 1440] as const, ['hour', 24] as const, ['day', 1] as const);
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 3000 }), ([unit, most], amount) => {
      expect(isDaily(`rate(${amount} ${unit}${amount === 1 ? '' : 's'})`)).toBe(amount <= most);
    }),
  );
});
