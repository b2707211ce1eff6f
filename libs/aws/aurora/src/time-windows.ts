import { isKnown, type Problem } from '@ashlar/core';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = DAYS.length * DAY_MINUTES;
const SHORTEST_MINUTES = 30;

/** A stretch of the week in minutes since Monday 00:00 UTC; it may run over its end. */
interface Stretch {
  readonly start: number;
  readonly minutes: number;
}

/** What is wrong with the hours in which AWS backs up and patches. */
export function windowProblems(backupWindow: string, maintenanceWindow: string): Problem[] {
  const backup = isKnown(backupWindow) ? dailyStretch(backupWindow) : [];
  const maintenance = isKnown(maintenanceWindow) ? weeklyStretch(maintenanceWindow) : [];
  const problems: Problem[] = [];
  if (backup === undefined) {
    const fix = `use at least ${SHORTEST_MINUTES} minutes of UTC: '07:00-08:00'`;
    problems.push({ what: `backupWindow is '${backupWindow}'`, fix });
  }
  if (maintenance === undefined) {
    const fix = `use at least ${SHORTEST_MINUTES} minutes of UTC, less than a day: 'sun:08:30-sun:09:30'`;
    problems.push({ what: `maintenanceWindow is '${maintenanceWindow}'`, fix });
  }
  if ((backup ?? []).some((one) => (maintenance ?? []).some((other) => meet(one, other)))) {
    const what = `backupWindow ${backupWindow} overlaps maintenanceWindow ${maintenanceWindow}`;
    problems.push({ what, fix: 'move one of the two; RDS takes backups every day' });
  }
  return problems;
}

/** Every day's stretch of `07:00-08:00`. */
function dailyStretch(text: string): Stretch[] | undefined {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? [];
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === undefined || end === undefined) return undefined;
  const minutes = modulo(end - start, DAY_MINUTES);
  if (minutes < SHORTEST_MINUTES) return undefined;
  return DAYS.map((_, day) => ({ start: day * DAY_MINUTES + start, minutes }));
}

/** The stretch of `sun:08:30-sun:09:30`. */
function weeklyStretch(text: string): Stretch[] | undefined {
  const [, fromDay = '', from, toDay = '', to] =
    /^([a-z]{3}):(\d\d:\d\d)-([a-z]{3}):(\d\d:\d\d)$/.exec(text) ?? [];
  const [first, last, start, end] = [
    DAYS.indexOf(fromDay),
    DAYS.indexOf(toDay),
    minutesOf(from),
    minutesOf(to),
  ];
  if (first < 0 || last < 0 || start === undefined || end === undefined) return undefined;
  const begin = first * DAY_MINUTES + start;
  const minutes = modulo(last * DAY_MINUTES + end - begin, WEEK_MINUTES);
  return minutes < SHORTEST_MINUTES || minutes >= DAY_MINUTES ? undefined : [{ start: begin, minutes }];
}

function minutesOf(time: string | undefined): number | undefined {
  const [hours = NaN, minutes = NaN] = (time ?? '').split(':').map(Number);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

const meet = (one: Stretch, other: Stretch): boolean =>
  modulo(other.start - one.start, WEEK_MINUTES) < one.minutes ||
  modulo(one.start - other.start, WEEK_MINUTES) < other.minutes;

const modulo = (value: number, by: number) => ((value % by) + by) % by;
