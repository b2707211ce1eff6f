import { type PostgresServer, withPostgres } from '@ashlar/testing';
import { type Client, type ClientConfig, type QueryResultRow } from 'pg';
import { runMigrations } from '../functions/migrate/run-migrations.js';

export const DATABASE = 'edgar';

/** As the master user of RDS is: it makes databases and roles, and is no superuser. */
export const ADMINISTRATOR = 'administrator';

/** Edgar's database after its migrations. */
export class EdgarDatabase {
  private readonly sessions = new Map<string, Promise<Client>>();

  private constructor(
    readonly server: PostgresServer,
    readonly name: string,
  ) {}

  static async create(server: PostgresServer, name = DATABASE): Promise<EdgarDatabase> {
    await server.query(`CREATE ROLE ${ADMINISTRATOR} LOGIN CREATEROLE CREATEDB`);
    await server.query(`CREATE DATABASE ${name} OWNER ${ADMINISTRATOR}`);
    const database = new EdgarDatabase(server, name);
    await database.migrate('up');
    return database;
  }

  /** The client of a user that tests share one after the other: signing in takes longer than most of them. */
  session(user: string): Promise<Client> {
    const session = this.sessions.get(user) ?? this.client(user);
    this.sessions.set(user, session);
    return session;
  }

  /** A copy to spoil, which `drop` removes. Nobody may be signed in meanwhile but over `session`. */
  async copy(name: string): Promise<EdgarDatabase> {
    for (const session of this.sessions.values()) await (await session).end();
    this.sessions.clear();
    await this.server.query(`CREATE DATABASE ${name} OWNER ${ADMINISTRATOR} TEMPLATE ${this.name}`);
    const copy = new EdgarDatabase(this.server, name);
    // A copy has everything of the first but the rights on the database itself.
    await copy.change(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await copy.change(`GRANT CONNECT ON DATABASE ${name} TO auth, profile, notification, backend`);
    return copy;
  }

  async drop(): Promise<void> {
    await this.server.query(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  /** As the superuser, past all security. */
  change<Row extends QueryResultRow>(statement: string): Promise<Row[]> {
    return this.server.query<Row>(statement, this.name);
  }

  migrate(direction: 'up' | 'down', count?: number): Promise<string[]> {
    const connection = this.as(ADMINISTRATOR);
    return runMigrations({ connection, folder: __dirname, direction, count, timeoutSeconds: 60 });
  }

  /** How a service signs in: `auth`, `profile`, `notification` or `backend`. */
  as(user: string): ClientConfig {
    return this.server.as(user, this.name);
  }

  client(user: string): Promise<Client> {
    return this.server.client(this.as(user));
  }
}

/** Tests with Edgar's database on a PostgreSQL of their own, made once for all of them. */
export function withDatabase(title: string, tests: (database: () => EdgarDatabase) => void): void {
  withPostgres(title, (server) => {
    let database: EdgarDatabase | undefined;
    beforeAll(async () => {
      database = await EdgarDatabase.create(server());
    });
    tests(() => {
      if (database === undefined) throw new Error('There is no database yet');
      return database;
    });
  });
}
