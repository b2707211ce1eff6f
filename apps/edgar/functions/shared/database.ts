import { type ConnectionOptions } from 'node:tls';
import { Pool, type PoolClient, type QueryConfig } from 'pg';

export interface DatabaseSettings {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  /** Asked for each new connection: an IAM token lives 15 minutes. */
  readonly password: () => Promise<string>;
  /** `'off'` is for a server on the same machine. */
  readonly tls: ConnectionOptions | 'off';
  readonly timeouts?: Timeouts;
}

export interface Timeouts {
  readonly connectMs: number;
  readonly statementMs: number;
}

/** Shorter than any function may take, also when a connection has to be made anew: function-sizes.ts. */
export const TIMEOUTS: Timeouts = { connectMs: 2000, statementMs: 2500 };

type Value = string | number | Buffer | Date | null;

export interface Transaction {
  query<Row extends object>(text: string, values?: readonly Value[]): Promise<Row[]>;
  /** From here on row-level security shows this customer's rows, until the transaction ends. */
  actAs(customerId: string): Promise<void>;
}

/** The database could not be reached, or did not answer in time. Which, only the log says. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(override readonly cause: unknown) {
    super('the database is not available');
  }
}

/**
 * One or two connections for an instance of a function, made when they are needed and kept until they were idle for a
 * minute: a proxy that pins one gets it back. Every statement is in a transaction.
 */
export class Database {
  private pool: Pool | undefined;
  private readonly timeouts: Timeouts;

  constructor(private readonly settings: DatabaseSettings) {
    this.timeouts = settings.timeouts ?? TIMEOUTS;
  }

  /** Commits what `work` did, or nothing of it. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.begin();
    let broken = false;
    try {
      const result = await work(this.transactionOn(client));
      await this.send(client, { text: 'COMMIT' });
      return result;
    } catch (error) {
      broken = isUnavailable(error) || !(await this.rollback(client));
      throw isUnavailable(error) ? new DatabaseUnavailable(error) : error;
    } finally {
      client.release(broken);
    }
  }

  withCustomer<Result>(
    customerId: string,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.transaction(async (transaction) => {
      await transaction.actAs(customerId);
      return work(transaction);
    });
  }

  /** Whether a statement is answered within this time, with or without a connection to begin with. */
  async isReady(withinMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), withinMs);
    });
    const asked = this.transaction(({ query }) => query('SELECT 1')).then(
      () => true,
      () => false,
    );
    return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
  }

  async close(): Promise<void> {
    const pool = this.pool;
    this.pool = undefined;
    await pool?.end();
  }

  private transactionOn(client: PoolClient): Transaction {
    const query = async <Row extends object>(text: string, values: readonly Value[] = []): Promise<Row[]> => {
      const { rows } = await this.send<Row>(client, { text, values: [...values] });
      return rows;
    };
    const actAs = async (customerId: string): Promise<void> => {
      await query("SELECT set_config('app.customer_id', $1, true)", [customerId]);
    };
    return { query, actAs };
  }

  /** A connection in a transaction. A kept one that the proxy closed, or that leads nowhere, is replaced once. */
  private async begin(): Promise<PoolClient> {
    const kept = (this.pool?.idleCount ?? 0) > 0;
    try {
      return await this.beginOnce();
    } catch (error) {
      if (!kept) throw new DatabaseUnavailable(error);
      // Its neighbours have had the same fate. Those in use are closed when they come back.
      void this.close().catch(() => undefined);
      return this.beginOnce().catch((again: unknown) => {
        throw new DatabaseUnavailable(again);
      });
    }
  }

  private async beginOnce(): Promise<PoolClient> {
    const client = await this.connect();
    try {
      await this.send(client, { text: 'BEGIN' });
      await this.send(client, {
        text: "SELECT set_config('statement_timeout', $1, true)",
        values: [String(this.timeouts.statementMs)],
      });
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private connect(): Promise<PoolClient> {
    this.pool ??= this.newPool();
    return this.pool.connect();
  }

  private newPool(): Pool {
    const { host, port, name: database, user, password, tls } = this.settings;
    const pool = new Pool({
      ...{ host, port, database, user, password },
      ssl: tls === 'off' ? false : tls,
      max: 2,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: this.timeouts.connectMs,
      // A frozen instance must not be kept awake, nor a test.
      allowExitOnIdle: true,
      application_name: user,
    });
    // A connection that breaks fails the statement that waits for it. Without a listener it would end the process, too.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }

  /** The server ends a statement by itself; this is for a server that doesn't answer any more. */
  private send<Row extends object>(client: PoolClient, query: QueryConfig) {
    const limited = { ...query, query_timeout: this.timeouts.statementMs + 500 };
    return client.query<Row>(limited);
  }

  private rollback(client: PoolClient): Promise<boolean> {
    return this.send(client, { text: 'ROLLBACK' }).then(
      () => true,
      () => false,
    );
  }
}

/** Not what PostgreSQL said about a statement, but that it could say nothing, or was ending. */
function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Connection exceptions, shutdown, and a statement that took too long.
  if (/^(08|57P|53)/.test(code) || code === '57014') return true;
  if (/^E[A-Z]+$/.test(code)) return true;
  return /Connection terminated|Query read timeout|connection error|not queryable|timeout exceeded/.test(
    error.message,
  );
}
