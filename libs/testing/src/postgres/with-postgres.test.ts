import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { PostgresServer } from './postgres-server.js';
import { serverPrograms } from './server-programs.js';
import { withPostgres } from './with-postgres.js';

withPostgres('a PostgreSQL for tests', (server) => {
  test('lets anybody in over its socket, as the role that they name', async () => {
    await server().query('CREATE ROLE anybody LOGIN');
    const client = await server().client(server().as('anybody'));
    expect((await client.query('SELECT current_user AS name')).rows).toEqual([{ name: 'anybody' }]);
  });

  test('asks for the password over TCP', async () => {
    await server().query("CREATE ROLE somebody LOGIN PASSWORD 'the right one'");
    const wrong = server().client(server().withPassword('somebody', 'a wrong one'));
    await expect(wrong).rejects.toMatchObject({ code: '28P01' });
    const right = await server().client(server().withPassword('somebody', 'the right one'));
    expect((await right.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test('leaves nothing behind, not even with clients that are still there', async () => {
    const other = await PostgresServer.start(serverPrograms() ?? '');
    await other.client(other.as('superuser'));
    const { host = '', port = 0 } = other.as('superuser');
    expect(existsSync(host)).toBe(true);
    await other.stop();
    expect(existsSync(host)).toBe(false);
    expect(await answers(port)).toBe(false);
  });

  test('ends with the tests that are killed', async () => {
    const { folder, killed } = await startedElsewhere();
    expect(existsSync(folder)).toBe(true);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const end = Date.now() + 20_000;
    while (existsSync(folder) && Date.now() < end) await new Promise((later) => setTimeout(later, 50));
    expect(existsSync(folder)).toBe(false);
  });
});

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((answer) => socket.on('connect', () => answer(true)).on('error', () => answer(false)));
}

/** A server of another process, which waits for its end. */
async function startedElsewhere() {
  const script = `const { PostgresServer } = require('${__dirname}/postgres-server.ts');
    PostgresServer.start(${JSON.stringify(serverPrograms())}).then((server) => {
      process.stdout.write(String(server.as('superuser').host));
      setInterval(() => {}, 1000);
    });`;
  const arguments_ = ['--require', 'tsx/cjs', '--eval', script];
  const killed = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [folder] = await once(killed.stdout, 'data');
  return { folder: String(folder), killed };
}
