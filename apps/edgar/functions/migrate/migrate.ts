import { DatabaseError } from 'pg';
import { type Log, nameOf } from '../shared/log.js';
import { SettingsError } from '../shared/read-environment.js';
import { migrateSettings } from './migrate-settings.js';
import { runMigrations } from './run-migrations.js';

/**
 * Everything that is left to migrate, upwards: a release goes forward.
 *
 * @returns the exit code: 0 when the database is as the migrations say, 1 when it is as it was before
 */
export async function migrate(env: NodeJS.ProcessEnv, log: Log): Promise<0 | 1> {
  const started = Date.now();
  let current: string | undefined;
  try {
    const { timeoutSeconds, ...settings } = migrateSettings(env);
    const run = { ...settings, timeoutSeconds, direction: 'up' } as const;
    const ran = await inTime(
      timeoutSeconds,
      runMigrations({ ...run, starts: (migration) => (current = migration) }),
    );
    for (const migration of ran) log({ migration, result: 'applied' });
    log({ result: 'done', applied: ran.length, milliseconds: Date.now() - started });
    return 0;
  } catch (error) {
    log({ result: 'failed', migration: current, reason: reasonOf(error) });
    return 1;
  }
}

class TooLate extends Error {
  override readonly name = 'TooLate';
}

async function inTime<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`not done in ${seconds} seconds`)), seconds * 1000);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

/** Classes of errors whose message names objects and settings, never what is in a row: 22 and 23 quote rows. */
const SAYS_NO_VALUE = /^(08|0A|25|28|2B|3[DF]|40|42|53|55|57|P0)/;

function reasonOf(error: unknown): string {
  if (error instanceof SettingsError || error instanceof TooLate) return error.message;
  if (!(error instanceof DatabaseError)) return nameOf(error);
  const { code = '', message, schema, table, constraint } = error;
  const where = [schema, table, constraint].filter((part) => part !== undefined).join('.');
  return [code, SAYS_NO_VALUE.test(code) ? message : where].filter((part) => part !== '').join(' ');
}
