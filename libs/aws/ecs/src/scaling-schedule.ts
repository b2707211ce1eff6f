import { is, isKnown, isRecord, type Problem, sortedEntries } from '@ashlar/core';
import { optionalNumberProblems } from './whole-number.js';

/** From one moment on there are other bounds: a floor before the shop opens, and another when it closes. */
export type ScalingMoment = {
  /** An IANA name: `'America/New_York'`. Its changes of the clock are followed. @default 'UTC' */
  readonly timezone?: string;
  /** @default - as it is */
  readonly min?: number;
  /** @default - as it is */
  readonly max?: number;
} & (
  | {
      /** Minute, hour, day of the month, month, day of the week, year; one of the two days is `?`: `'0 7 ? * MON-FRI *'`. */
      readonly cron: string;
      readonly at?: never;
    }
  | {
      /** Once, local time of the timezone: `'2026-11-27T06:00:00'`. */
      readonly at: string;
      readonly cron?: never;
    }
);

export type ScalingSchedule = Readonly<Record<string, ScalingMoment>>;

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/** The moment in Application Auto Scaling's words. */
export const scheduleExpression = ({ cron, at }: ScalingMoment): string =>
  cron === undefined ? `at(${at})` : `cron(${cron})`;

/** The most tasks that there may be at any time. */
export const scheduledMost = (schedule: ScalingSchedule | undefined, max: number): number =>
  Math.max(max, ...sortedEntries(schedule ?? {}).map(([, moment]) => moment.max ?? 0));

/** What is wrong with the moments, each by itself and against the bounds that hold before it. */
export function scheduleProblems(
  schedule: ScalingSchedule | undefined,
  bounds: Bounds,
  limit: number,
): Problem[] {
  if (schedule === undefined) return [];
  const given: unknown = schedule;
  if (!isRecord(given)) {
    return [{ what: is('scaling.schedule', given), fix: 'give moments by key: { morning: { cron, min } }' }];
  }
  return sortedEntries(schedule).flatMap(([key, moment]) => momentProblems(key, moment, bounds, limit));
}

function momentProblems(key: string, moment: ScalingMoment, bounds: Bounds, limit: number): Problem[] {
  const prop = `scaling.schedule.${key}`;
  if (!isRecord(moment)) return [{ what: is(prop, moment), fix: 'give { cron, min } or { at, min }' }];
  const { min, max, timezone } = moment;
  const problems = [
    ...(KEY.test(key)
      ? []
      : [
          {
            what: `${prop} has a key that is no name`,
            fix: "use lower-case words joined by hyphens: 'morning'",
          },
        ]),
    ...expressionProblems(prop, moment),
    ...timezoneProblems(`${prop}.timezone`, timezone),
    ...optionalNumberProblems(`${prop}.min`, min, 0, limit),
    ...optionalNumberProblems(`${prop}.max`, max, 0, limit),
    ...(min === undefined && max === undefined
      ? [{ what: `${prop} changes nothing`, fix: 'give min, max or both' }]
      : []),
  ];
  if (problems.length > 0) return problems;
  const [least, most] = [min ?? bounds.min, max ?? bounds.max];
  if (least <= most) return [];
  const what = `${prop} would leave at least ${least} and at most ${most} tasks`;
  return [
    {
      what,
      fix: max === undefined ? `give max as well, ${least} or more` : `lower min to ${most}, or raise max`,
    },
  ];
}

function expressionProblems(prop: string, { cron, at }: ScalingMoment): Problem[] {
  if ((cron === undefined) === (at === undefined)) {
    const what = cron === undefined ? `${prop} has no moment` : `${prop} has two moments, cron and at`;
    return [{ what, fix: "give cron ('0 7 ? * MON-FRI *') or at ('2026-11-27T06:00:00')" }];
  }
  if (cron !== undefined) return cronProblems(`${prop}.cron`, cron);
  if (!isKnown(at) || (typeof at === 'string' && MOMENT.test(at) && !Number.isNaN(Date.parse(`${at}Z`))))
    return [];
  return [{ what: is(`${prop}.at`, at), fix: "write date and time, without a zone: '2026-11-27T06:00:00'" }];
}

/** The order of the fields is where crontabs and AWS differ, so that the usual five are the usual mistake. */
function cronProblems(prop: string, cron: unknown): Problem[] {
  if (!isKnown(cron)) return [];
  const fields = typeof cron === 'string' ? cron.trim().split(/\s+/) : [];
  const [, , day, , weekday] = fields;
  if (fields.length !== 6 || (typeof cron === 'string' && cron.includes('('))) {
    const fix =
      "write six fields without cron(): minute, hour, day, month, weekday, year: '0 7 ? * MON-FRI *'";
    return [{ what: `${is(prop, cron)}, which has not six fields`, fix }];
  }
  if ((day === '?') !== (weekday === '?')) return [];
  const fix =
    "put ? for the day of the month, or for the weekday, and for one of them only: '0 7 ? * MON-FRI *'";
  return [
    {
      what: `${is(prop, cron)}, where the day of the month and the weekday are both ${day === '?' ? 'open' : 'given'}`,
      fix,
    },
  ];
}

function timezoneProblems(prop: string, timezone: unknown): Problem[] {
  if (timezone === undefined || !isKnown(timezone)) return [];
  const fix = "use an IANA name: 'America/New_York', or leave it out for UTC";
  try {
    if (typeof timezone !== 'string' || /^[+-]/.test(timezone)) return [{ what: is(prop, timezone), fix }];
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return [];
  } catch {
    return [{ what: is(prop, timezone), fix }];
  }
}
