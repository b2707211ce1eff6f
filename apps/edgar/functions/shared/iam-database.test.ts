import { withPostgres } from '@ashlar/testing';
import { Database, DatabaseUnavailable, TIMEOUTS } from './database.js';
import { functionSizes } from './function-sizes.js';
import { iamDatabase, iamDatabaseSettings } from './iam-database.js';

const env = {
  DATABASE_HOST: 'edgar.proxy-abc.us-east-1.rds.amazonaws.com',
  DATABASE_PORT: '5432',
  DATABASE_NAME: 'edgar',
  DATABASE_USER: 'auth',
  AWS_REGION: 'us-east-1',
};

const credentials = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_SESSION_TOKEN: 'session',
};

beforeAll(() => Object.assign(process.env, credentials));

test('who signs in shows a token for this host, port and user, which a new connection asks for anew', async () => {
  const token = new URL(`https://${await iamDatabaseSettings(env).password()}`);
  expect(token.host).toBe('edgar.proxy-abc.us-east-1.rds.amazonaws.com:5432');
  expect(Object.fromEntries(token.searchParams)).toMatchObject({
    Action: 'connect',
    DBUser: 'auth',
    'X-Amz-Expires': '900',
    'X-Amz-Security-Token': 'session',
  });
});

test('TLS is verified for the host, and no variable turns that off', () => {
  const all = { ...env, PGSSLMODE: 'disable', DATABASE_TLS: 'off', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const { tls } = iamDatabaseSettings(all);
  expect(tls).toEqual({ servername: env.DATABASE_HOST, rejectUnauthorized: true, minVersion: 'TLSv1.2' });
});

test('everything that is missing is named at once, and no value is shown', () => {
  const incomplete = { DATABASE_PORT: 'secret', DATABASE_NAME: 'edgar' };
  expect(() => iamDatabaseSettings(incomplete)).toThrow(
    "the function's environment: DATABASE_HOST is missing; DATABASE_USER is missing; AWS_REGION is missing; DATABASE_PORT is no port",
  );
});

test('nothing is read before it is needed', () => {
  const database = iamDatabase({});
  expect(database).toThrow('DATABASE_HOST is missing');
});

test('every wait for the database fits into the time of every function that waits', () => {
  const { auth, profile, notification } = functionSizes;
  // A connection that leads nowhere, its replacement, and three statements that each take as long as they may.
  const worstMs = 2 * TIMEOUTS.connectMs + 4 * (TIMEOUTS.statementMs + 500);
  expect(worstMs).toBe(16_000);
  for (const { timeoutSeconds } of [auth, profile, notification]) {
    expect(timeoutSeconds * 1000).toBeGreaterThan(worstMs);
  }
});

withPostgres('a server without TLS', (server) => {
  test('is not given the token', async () => {
    const settings = iamDatabaseSettings({
      ...env,
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String(server().port),
    });
    const database = new Database(settings);
    const work = database.transaction(({ query }) => query('SELECT 1'));
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    await expect(work).rejects.toMatchObject({
      cause: { message: expect.stringContaining('SSL') as string },
    });
  });
});
