const EVERY_DAY_OF_MONTH = /^(\*|\?|(\*|1)\/1|1-31)$/;
const EVERY_MONTH = /^(\*|(\*|1)\/1|1-12|JAN-DEC)$/i;
const EVERY_DAY_OF_WEEK = /^(\*|\?|(\*|1)\/1|1-7|SUN-SAT|MON-SUN)$/i;

const HOURS = { minute: 1 / 60, hour: 1, day: 24 } as const;

/**
 * Whether AWS starts a job at least once a day: `cron(0 5 * * ? *)`, `rate(12 hours)`. Without a schedule it does, at
 * five in the morning.
 */
export function isDaily(schedule: string | undefined): boolean {
  if (schedule === undefined) return true;
  const [, kind, text = ''] = /^(cron|rate)\((.*)\)$/.exec(schedule.trim()) ?? [];
  if (kind === 'cron') return isDailyCron(text.trim().split(/\s+/));
  const [, amount, unit] = /^(\d+) (minute|hour|day)s?$/.exec(text.trim()) ?? [];
  return unit !== undefined && Number(amount) * HOURS[unit as keyof typeof HOURS] <= 24;
}

const isDailyCron = ([, , dayOfMonth = '', month = '', dayOfWeek = '', year = '*']: readonly string[]) =>
  EVERY_DAY_OF_MONTH.test(dayOfMonth) &&
  EVERY_MONTH.test(month) &&
  EVERY_DAY_OF_WEEK.test(dayOfWeek) &&
  year === '*';
