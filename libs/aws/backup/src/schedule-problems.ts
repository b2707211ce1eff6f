import { is, isKnown, type Problem } from '@ashlar/core';
import { gapsIn, parseSchedule } from './schedule.js';

const EXAMPLE = "'cron(0 5 * * ? *)', every day at 05:00 UTC";
const GRAMMAR =
  'minute, hour, day of the month, month, day of the week and year, of which one day is ? and the year is *';

/** What AWS Backup does not take as a schedule. It must be known at synthesis: what it promises is calculated from it. */
export function scheduleProblems(prop: string, value: unknown): Problem[] {
  if (!isKnown(value))
    return [{ what: `${prop} is known to Terraform only`, fix: `write it down: ${EXAMPLE}` }];
  if (typeof value === 'string' && value.startsWith('rate(')) {
    const fix = `say at which time, in UTC: ${EXAMPLE}`;
    return [{ what: `${is(prop, value)}; AWS Backup takes no rates`, fix }];
  }
  if (typeof value !== 'string' || parseSchedule(value) === undefined)
    return [{ what: is(prop, value), fix: `use ${EXAMPLE}; ${GRAMMAR}` }];
  const gaps = gapsIn(value);
  if (gaps === undefined) return [{ what: `${is(prop, value)}, which never comes`, fix: `use ${EXAMPLE}` }];
  if (gaps.shortestMinutes >= 60) return [];
  const what = `${is(prop, value)}, every ${gaps.shortestMinutes} minutes`;
  return [{ what, fix: 'let an hour or more pass: AWS Backup starts no more than one job an hour' }];
}
