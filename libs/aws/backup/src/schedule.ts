/** When something runs, in UTC. */
export interface Schedule {
  /** Minutes after midnight, in order. */
  readonly minutes: readonly number[];
  isDay(day: Day): boolean;
}

/** What a schedule asks of a day. */
export interface Day {
  /** 1 to 12. */
  readonly month: number;
  /** Of the month, from 1. */
  readonly date: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** The last date of the month. */
  readonly last: number;
}

/** The shortest and the longest time between two runs. */
export interface Gaps {
  readonly shortestMinutes: number;
  readonly longestMinutes: number;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type DayTest = (day: Day) => boolean;

/**
 * Reads `cron(minute hour day-of-month month day-of-week year)` as AWS does: one of the two days is `?`, and `L`, `15W` and
 * `MON#1` are days too. A year other than `*` is not read: a backup that ends is found out when it is needed.
 */
export function parseSchedule(text: string): Schedule | undefined {
  const fields = /^cron\((.+)\)$/.exec(text)?.[1]?.split(' ') ?? [];
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year] = fields;
  if (fields.length !== 6 || year !== '*') return undefined;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  const minutes = numbersOf(minute, 0, 59);
  const hours = numbersOf(hour, 0, 23);
  const months = numbersOf(named(month, MONTHS, 1), 1, 12);
  const isDay = dayOfWeek === '?' ? anyOf(dayOfMonth, monthDay) : anyOf(dayOfWeek, weekDay);
  if (!minutes || !hours || !months || !isDay) return undefined;
  return {
    minutes: hours.flatMap((each) => minutes.map((after) => each * 60 + after)),
    isDay: (day) => months.includes(day.month) && isDay(day),
  };
}

const DAY_MINUTES = 24 * 60;

export function dayOf(time: number): Day {
  const date = new Date(time);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return { month: date.getUTCMonth() + 1, date: date.getUTCDate(), weekday: date.getUTCDay(), last };
}

/** Weekdays and leap years repeat after 28 years of this many days. */
const CYCLE_DAYS = 10_227;
const CYCLE_START = Date.UTC(2000, 0, 1);
const cycle = Array.from({ length: CYCLE_DAYS }, (_, day) => dayOf(CYCLE_START + day * DAY_MINUTES * 60_000));

const known = new Map<string, Gaps | undefined>();

/** The gaps of a schedule as it is written. Twenty-eight years are looked at, once for each text. */
export function gapsIn(text: string): Gaps | undefined {
  if (!known.has(text)) {
    const schedule = parseSchedule(text);
    known.set(text, schedule && gapsOf(schedule));
  }
  return known.get(text);
}

/** Undefined for a schedule that never comes: 30 February. */
export function gapsOf({ minutes, isDay }: Schedule): Gaps | undefined {
  const days = cycle.flatMap((day, index) => (isDay(day) ? [index] : []));
  const [first, last] = [minutes[0], minutes.at(-1)];
  if (days[0] === undefined || first === undefined || last === undefined) return undefined;
  const within = minutes.slice(1).map((minute, index) => minute - (minutes[index] ?? 0));
  const [begin, ...others] = days;
  const next = [...others, begin + CYCLE_DAYS];
  const overnight = next.map((day, index) => (day - (days[index] ?? 0)) * DAY_MINUTES - last + first);
  const all = [...within, ...overnight];
  return {
    shortestMinutes: all.reduce((one, other) => Math.min(one, other)),
    longestMinutes: all.reduce((one, other) => Math.max(one, other)),
  };
}

/** A list of which each part is one of the days. */
function anyOf(field: string, read: (part: string) => DayTest | undefined): DayTest | undefined {
  const tests = field.split(',').map(read);
  if (tests.includes(undefined)) return undefined;
  return (day) => tests.some((test) => test?.(day));
}

function monthDay(part: string): DayTest | undefined {
  if (part === 'L') return ({ date, last }) => date === last;
  const near = /^(\d+)W$/.exec(part)?.[1];
  const dates = numbersOf(near ?? part, 1, 31);
  if (dates === undefined) return undefined;
  if (near === undefined) return ({ date }) => dates.includes(date);
  return (day) => day.date === workdayNear(Number(near), day);
}

function weekDay(part: string): DayTest | undefined {
  const [, name, week] = /^(.+)#([1-5])$/.exec(part) ?? [];
  const days = numbersOf(named(name ?? part, WEEKDAYS, 1), 1, 7);
  if (days === undefined || (name !== undefined && days.length !== 1)) return undefined;
  return ({ weekday, date }) =>
    days.includes(weekday + 1) && (week === undefined || Math.ceil(date / 7) === Number(week));
}

/** The date itself, or the Friday or Monday beside it, in the same month. */
function workdayNear(wanted: number, { date, weekday, last }: Day): number | undefined {
  if (wanted > last) return undefined;
  const wantedWeekday = (((weekday + wanted - date) % 7) + 7) % 7;
  if (wantedWeekday === 6) return wanted === 1 ? 3 : wanted - 1;
  if (wantedWeekday === 0) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}

/** Numbers in place of names. */
const named = (field: string, names: readonly string[], first: number) =>
  field.replace(/[A-Z]{3}/g, (name) => (names.includes(name) ? String(names.indexOf(name) + first) : name));

/** `*`, `5`, `1-5`, `0/6` and lists of them, in order. */
function numbersOf(field: string, min: number, max: number): number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [, range = '', step] = /^(\*|\d{1,2}(?:-\d{1,2})?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const [from = min, to = step === undefined ? from : max] =
      range === '*' ? [min, max] : range.split('-').map(Number);
    if (range === '' || from < min || to > max || from > to || step === '0') return undefined;
    for (let value = from; value <= to; value += Number(step ?? 1)) found.add(value);
  }
  return [...found].sort((one, other) => one - other);
}
