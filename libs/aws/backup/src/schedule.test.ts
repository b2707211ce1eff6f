import fc from 'fast-check';
import { dayOf, gapsOf, parseSchedule } from './schedule.js';

const read = (fields: string) => parseSchedule(`cron(${fields})`);
const gaps = (fields: string) => {
  const schedule = read(fields);
  return schedule && gapsOf(schedule);
};
const HOUR = 60;
const DAY = 24 * HOUR;

/** Days of a month on which a schedule runs. */
const daysOf = (fields: string, year: number, month: number) =>
  Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, index) => index + 1).filter(
    (day) => read(fields)?.isDay(dayOf(Date.UTC(year, month - 1, day))),
  );

describe('a schedule', () => {
  test.each([
    ['0 5 * * ? *', { shortestMinutes: DAY, longestMinutes: DAY }],
    ['0 0/6 * * ? *', { shortestMinutes: 6 * HOUR, longestMinutes: 6 * HOUR }],
    ['0 6,18 ? * * *', { shortestMinutes: 12 * HOUR, longestMinutes: 12 * HOUR }],
    ['0 8-17 ? * MON-FRI *', { shortestMinutes: HOUR, longestMinutes: 2 * DAY + 15 * HOUR }],
    ['30 1 ? * SUN *', { shortestMinutes: 7 * DAY, longestMinutes: 7 * DAY }],
    ['0 1 1 * ? *', { shortestMinutes: 28 * DAY, longestMinutes: 31 * DAY }],
    ['0 1 L * ? *', { shortestMinutes: 28 * DAY, longestMinutes: 31 * DAY }],
    ['0 1 1 JAN,JUL ? *', { shortestMinutes: 181 * DAY, longestMinutes: 184 * DAY }],
    ['0 1 29 2 ? *', { shortestMinutes: 1461 * DAY, longestMinutes: 1461 * DAY }],
    ['*/15 * * * ? *', { shortestMinutes: 15, longestMinutes: 15 }],
    ['50 23,0 * * ? *', { shortestMinutes: HOUR, longestMinutes: 23 * HOUR }],
  ])('%s is known by its shortest and longest gap', (fields, expected) => {
    expect(gaps(fields)).toEqual(expected);
  });

  test('that never comes has no gaps', () => {
    expect(gaps('0 1 30 2 ? *')).toBeUndefined();
  });

  test('knows the last day, the nearest weekday and the n-th weekday of a month', () => {
    expect(daysOf('0 1 L * ? *', 2024, 2)).toEqual([29]);
    expect(daysOf('0 1 15W * ? *', 2026, 11)).toEqual([16]);
    expect(daysOf('0 1 1W * ? *', 2026, 8)).toEqual([3]);
    expect(daysOf('0 1 31W * ? *', 2026, 5)).toEqual([29]);
    expect(daysOf('0 1 14W * ? *', 2026, 11)).toEqual([13]);
    expect(daysOf('0 1 31W * ? *', 2026, 11)).toEqual([]);
    expect(daysOf('0 1 ? * MON#1 *', 2026, 11)).toEqual([2]);
    expect(daysOf('0 1 ? * 1#5 *', 2026, 11)).toEqual([29]);
    expect(daysOf('0 1 1,15 * ? *', 2026, 11)).toEqual([1, 15]);
  });

  test.each([
    ...['0 5 * * *', '0 5 * * ? * *', '0 5 * * * *', '0 5 ? * ? *', '60 5 * * ? *', '0 24 * * ? *'],
    ...[
      '0 5 0 * ? *',
      '0 5 32 * ? *',
      '0 5 * 13 ? *',
      '0 5 ? * 0 *',
      '0 5 ? * MON#6 *',
      '0 5 ? * MON-FRI#1 *',
    ],
    ...[
      '0 5 * FOO ? *',
      '0 5 ? * L *',
      '0/0 5 * * ? *',
      '5-1 5 * * ? *',
      '0 5 * * ? 2027',
      ' 0 5 * * ? *',
      '',
    ],
    ...['0 5 1 * MON *', '0,  5 * * ? *', '-1 5 * * ? *', '1.5 5 * * ? *', '0 5 W * ? *'],
  ])("'%s' is none", (fields) => {
    expect(read(fields)).toBeUndefined();
  });

  test.each(['0 5 * * ? *', 'cron(0 5 * * ? *', 'rate(1 day)', 'CRON(0 5 * * ? *)'])(
    "nor is '%s'",
    (text) => {
      expect(parseSchedule(text)).toBeUndefined();
    },
  );
});

/** A field with its meaning, made from numbers. */
const field = (min: number, max: number, wide: string) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant({ text: wide, has: () => true }) },
    {
      weight: 3,
      arbitrary: fc
        .uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 })
        .map((values) => ({ text: values.join(','), has: (value: number) => values.includes(value) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min, max }), fc.integer({ min: 1, max: max - min }))
        .map(([from, step]) => ({
          text: `${from}/${step}`,
          has: (value: number) => value >= from && (value - from) % step === 0,
        })),
    },
  );

test('gaps are those that a clock would measure, minute by minute', () => {
  const fields = fc.record({
    minute: field(0, 59, '*'),
    hour: field(0, 23, '*'),
    weekday: field(1, 7, '*'),
  });
  fc.assert(
    fc.property(fields, ({ minute, hour, weekday }) => {
      const start = Date.UTC(2026, 10, 1);
      const runs: number[] = [];
      // A fortnight shows every gap of a schedule that repeats each week.
      for (let at = 0; at < 14 * DAY; at += 1) {
        const date = new Date(start + at * 60_000);
        const [m, h, d] = [date.getUTCMinutes(), date.getUTCHours(), date.getUTCDay() + 1];
        if (minute.has(m) && hour.has(h) && weekday.has(d)) runs.push(at);
      }
      const measured = runs.slice(1).map((run, index) => run - (runs[index] ?? 0));
      expect(gaps(`${minute.text} ${hour.text} ? * ${weekday.text} *`)).toEqual({
        shortestMinutes: Math.min(...measured),
        longestMinutes: Math.max(...measured),
      });
    }),
    { numRuns: 30 },
  );
});

test('no text makes it stumble', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'0123456789*?/,-#LW MONJ'), { maxLength: 24 }), (letters) => {
      expect(() => read(letters.join(''))).not.toThrow();
    }),
  );
});
