import { runner } from 'node-pg-migrate';
import { Client, type ClientConfig } from 'pg';

/** Any number; whoever migrates this database takes this one. */
const LOCK = 4_815_162_342;

/** A migration that waits longer for a table would keep everybody else waiting behind it. */
const TABLE_LOCK_SECONDS = 10;

/** Their tests lie beside them. */
const NOT_SQL = '(?!.*\\.sql$).*';

export interface MigrationRun {
  readonly connection: ClientConfig;
  /** The folder of the `.sql` files, which run in the order of their names. */
  readonly folder: string;
  readonly direction: 'up' | 'down';
  /** How many of them to run. @default - all that are left */
  readonly count?: number;
  /** For the whole: waiting for another run, and each statement. */
  readonly timeoutSeconds: number;
  /** Hears which migration starts. */
  readonly starts?: (migration: string) => void;
}

/**
 * Runs migrations in one transaction: all of them, or none. Two at once run one after the other, and the second finds
 * nothing left to do.
 *
 * @returns the names of those that ran
 */
export async function runMigrations(run: MigrationRun): Promise<string[]> {
  const milliseconds = run.timeoutSeconds * 1000;
  const client = new Client({
    ...run.connection,
    connectionTimeoutMillis: milliseconds,
    statement_timeout: milliseconds,
    application_name: 'migrate',
  });
  // A connection that ends meanwhile fails the query that waits for it.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(`SET lock_timeout = '${TABLE_LOCK_SECONDS}s'`);
    const ran = await runner({
      ...{
        dbClient: client,
        dir: run.folder,
        ignorePattern: NOT_SQL,
        direction: run.direction,
        noLock: true,
      },
      ...{ migrationsSchema: 'migrations', createMigrationsSchema: true, migrationsTable: 'done' },
      ...{ singleTransaction: true, count: run.count ?? Number.POSITIVE_INFINITY },
      logger: progress(run.starts),
    });
    return ran.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Its own messages show the whole statement, and with it what the statement holds. */
function progress(starts: MigrationRun['starts']) {
  const nothing = () => {};
  const info = (message: string) => {
    const [, migration] = /^### MIGRATION (.+) \((?:UP|DOWN)\) ###$/.exec(message) ?? [];
    if (migration !== undefined) starts?.(migration);
  };
  return { debug: nothing, info, warn: nothing, error: nothing };
}
