import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, type ClientConfig, type QueryResultRow } from 'pg';

const run = promisify(execFile);

/** The one role of a new server. Amazon RDS gives this one to nobody: see `createRole`. */
const SUPERUSER = 'superuser';

/**
 * Keeps the server while its input is open, and removes it and its folder then: also when the tests are killed.
 * $1 is the folder, the rest is the server.
 */
const KEEPER = `
  folder=$1; shift
  "$@" & server=$!
  read -r _
  kill -QUIT "$server" 2> /dev/null; wait "$server"
  rm -rf "$folder"
`;

const SETTINGS = {
  // Nothing here has to survive.
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ shared_buffers: '16MB', max_wal_size: '64MB', max_connections: '50' },
  ...{ autovacuum: 'off', jit: 'off', listen_addresses: '127.0.0.1', log_min_messages: 'fatal' },
};

/** A real PostgreSQL in a temporary folder: everybody may sign in over its socket, over TCP only with a password. */
export class PostgresServer {
  private readonly clients: Client[] = [];

  private constructor(
    private readonly folder: string,
    private readonly keeper: ChildProcess,
    readonly port: number,
  ) {}

  /**
   * Takes a second or two, most of it `initdb`.
   *
   * @param programs - the folder of `initdb` and `postgres`: see `serverPrograms`
   */
  static async start(programs: string): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'ashlar-postgres-'));
    try {
      const user = unprivileged();
      if (user !== undefined) chownSync(folder, user.uid, user.gid);
      const data = join(folder, 'data');
      const access = ['--auth-local=trust', '--auth-host=scram-sha-256'];
      const create = ['-N', '-D', data, '-U', SUPERUSER, '--locale=C', '--encoding=UTF8', ...access];
      await run(join(programs, 'initdb'), create, { cwd: folder, ...user });

      const port = await freePort();
      const settings = Object.entries({ ...SETTINGS, port, unix_socket_directories: folder });
      const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const command = [join(programs, 'postgres'), '-D', data, ...flags];
      const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', folder, ...command], {
        ...{ cwd: folder, detached: true, stdio: ['pipe', 'ignore', 'ignore'], ...user },
      });
      const server = new PostgresServer(folder, keeper, port);
      try {
        await server.answers();
        return server;
      } catch (error) {
        await server.stop();
        throw error;
      }
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** How a client signs in without a password, as any role. */
  as(user: string, database = 'postgres'): ClientConfig {
    return { host: this.folder, port: this.port, user, database };
  }

  /** How a client signs in as over a network: with a password, which counts. */
  withPassword(user: string, password: string, database = 'postgres'): ClientConfig {
    return { host: '127.0.0.1', port: this.port, user, password, database };
  }

  /** A client that has signed in, and is closed with the server. */
  async client(config: ClientConfig): Promise<Client> {
    const client = new Client(config);
    // The server may go first.
    client.on('error', () => {});
    await client.connect();
    this.clients.push(client);
    return client;
  }

  /** The rows of one statement, which the superuser runs. */
  async query<Row extends QueryResultRow>(statement: string, database = 'postgres'): Promise<Row[]> {
    const client = new Client(this.as(SUPERUSER, database));
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end().catch(() => {})));
    const gone = once(this.keeper, 'exit');
    this.keeper.stdin?.end();
    await gone;
  }

  private async answers(): Promise<void> {
    for (const end = Date.now() + 30_000; ; await new Promise((later) => setTimeout(later, 20))) {
      try {
        await this.query('SELECT 1');
        return;
      } catch (error) {
        if (Date.now() > end) throw new Error('PostgreSQL did not start in 30 seconds', { cause: error });
      }
    }
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, user: string) => {
    const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  };
  for (const user of ['postgres', 'nobody']) {
    const uid = id('-u', user);
    const gid = id('-g', user);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error("PostgreSQL can't run as root, and there is no user 'postgres' or 'nobody' to run it as");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
