import { Client, type ClientConfig, DatabaseError } from 'pg';
import { scramVerifier } from './password.js';

export interface Place {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

export interface SignIn {
  readonly username: string;
  readonly password: string;
}

/** Amazon's certificates reach Node by `NODE_EXTRA_CA_CERTS`; a server without one of them hears no password. */
const TLS = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;

/** Users of a PostgreSQL, changed by its administrator. */
export class DatabaseUsers {
  /** @param tls - only tests change it: their server has no certificate */
  constructor(
    private readonly place: Place,
    private readonly tls: ClientConfig['ssl'] = { ...TLS, servername: place.host },
  ) {}

  /** The user signs in with this password from now on. A user that doesn't exist yet may sign in, and nothing more. */
  async setPassword(administrator: SignIn, { username, password }: SignIn): Promise<void> {
    await this.signedIn(administrator, async (client) => {
      const name = client.escapeIdentifier(username);
      await client.query(`CREATE ROLE ${name} LOGIN`).catch(unlessItExists);
      await refuseMighty(client, username);
      await client.query(`ALTER ROLE ${name} PASSWORD ${client.escapeLiteral(scramVerifier(password))}`);
    });
  }

  /** @throws when the user can't sign in with this password */
  async trySignIn(user: SignIn): Promise<void> {
    await this.signedIn(user, (client) => client.query('SELECT 1'));
  }

  private async signedIn(
    { username: user, password }: SignIn,
    work: (client: Client) => Promise<unknown>,
  ): Promise<void> {
    const client = new Client({
      ...{ ...this.place, user, password, ssl: this.tls, application_name: 'rotation' },
      ...{ connectionTimeoutMillis: 5000, statement_timeout: 5000, query_timeout: 6000 },
    });
    // A connection that ends meanwhile fails the query that waits for it.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await work(client);
    } finally {
      await client.end();
    }
  }
}

/** `duplicate_object`, or `unique_violation` where two were at it at once. */
function unlessItExists(error: unknown): void {
  if (!(error instanceof DatabaseError) || !['42710', '23505'].includes(error.code ?? '')) throw error;
}

export class MightyUser extends Error {
  override readonly name = 'MightyUser';

  constructor(username: string) {
    super(`${username} may more than sign in: its password is nothing for this rotation`);
  }
}

async function refuseMighty(client: Client, username: string): Promise<void> {
  const mighty = `SELECT FROM pg_roles WHERE rolname = $1
    AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls OR NOT rolcanlogin)`;
  const { rowCount } = await client.query(mighty, [username]);
  if (rowCount !== 0) throw new MightyUser(username);
}
