import type { SecretsManagerRotationEvent } from 'aws-lambda';
import { type PostgresServer, withPostgres } from '@ashlar/testing';
import { Client } from 'pg';
import { DatabaseUsers } from './database-user.js';
import { MemoryStore } from './memory-store.fixture.js';
import { rotate, type Rotation } from './rotate.js';

const MASTER = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!cluster-a1b2c3';
const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:edgar-prod-auth-a1b2c3';
const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

const ADMINISTRATOR = { username: 'administrator', password: 'of the administrator' };

/** A rotation of `auth` against a server, with a store of its own. */
function build(server: PostgresServer, firstIsCurrent?: boolean) {
  const place = { host: '127.0.0.1', port: server.port, database: 'postgres' };
  const secrets = new MemoryStore(firstIsCurrent);
  secrets.setCurrent(MASTER, JSON.stringify(ADMINISTRATOR));
  const logged: unknown[] = [];
  const rotation: Rotation = {
    settings: { ...place, masterSecret: MASTER, users: new Map([[SECRET, 'auth']]) },
    ...{ secrets, users: new DatabaseUsers(place, false), log: (fields) => logged.push(fields) },
  };
  return { rotation, secrets, logged };
}

const event = (Step: SecretsManagerRotationEvent['Step'], ClientRequestToken: string, SecretId = SECRET) => ({
  ...{ Step, SecretId, ClientRequestToken },
});

async function wholly({ rotation, secrets }: ReturnType<typeof build>, token: string): Promise<void> {
  secrets.startRotation(SECRET, token);
  for (const step of STEPS) await rotate(rotation, event(step, token));
}

async function current(secrets: MemoryStore): Promise<{ username: string; password: string }> {
  return JSON.parse((await secrets.read(SECRET, 'AWSCURRENT')) ?? 'null');
}

withPostgres('a rotation', (server) => {
  async function signIn({ username, password }: { username: string; password: string }) {
    const client = new Client(server().withPassword(username, password));
    await client.connect();
    await client.end();
  }

  beforeAll(async () => {
    const { username, password } = ADMINISTRATOR;
    await server().query(`CREATE ROLE ${username} LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`);
  });
  beforeEach(() => server().query('DROP ROLE IF EXISTS auth'));

  // Secrets Manager makes the first value current by itself, or leaves that to the rotation.
  test.each([true, false])(
    'makes the first value, and a user who may only sign in (%j)',
    async (firstIsCurrent) => {
      const world = build(server(), firstIsCurrent);
      await wholly(world, 'first');
      const value = await current(world.secrets);
      expect(value).toEqual({
        ...{ username: 'auth', password: expect.stringMatching(/^[A-Za-z0-9]{32}$/), engine: 'postgres' },
        ...{ host: '127.0.0.1', port: server().port, dbname: 'postgres' },
      });
      await signIn(value);
      expect(await world.secrets.versions(SECRET)).toEqual({ first: ['AWSCURRENT'] });
      const [role] = await server().query(`SELECT * FROM pg_roles WHERE rolname = 'auth'`);
      expect(role).toMatchObject({ rolcanlogin: true, rolsuper: false, rolcreaterole: false });
      expect(role).toMatchObject({ rolcreatedb: false, rolbypassrls: false, rolreplication: false });
      expect(await server().query(`SELECT FROM pg_auth_members WHERE member = 'auth'::regrole`)).toEqual([]);
    },
  );

  test('ends the old password', async () => {
    const world = build(server());
    await wholly(world, 'first');
    const old = await current(world.secrets);
    await wholly(world, 'second');
    const value = await current(world.secrets);
    expect(value.password).not.toBe(old.password);
    await signIn(value);
    await expect(signIn(old)).rejects.toMatchObject({ code: '28P01' });
    expect(await world.secrets.versions(SECRET)).toMatchObject({ first: ['AWSPREVIOUS'] });
  });

  test('logs which step and user, and no value', async () => {
    const world = build(server());
    await wholly(world, 'first');
    expect(world.logged).toEqual(STEPS.map((step) => ({ step, user: 'auth', result: 'done' })));
  });

  test('each step can be repeated, also long after the end', async () => {
    const world = build(server());
    world.secrets.startRotation(SECRET, 'first');
    const twice = STEPS.flatMap((step) => [step, step]);
    for (const step of twice) await rotate(world.rotation, event(step, 'first'));
    const value = await current(world.secrets);
    for (const step of STEPS) await rotate(world.rotation, event(step, 'first'));
    expect(await current(world.secrets)).toEqual(value);
    await signIn(value);
  });

  // Everything that a rotation does outside of itself fails once, before or after it has happened.
  test.each(['before', 'after'] as const)(
    'ends well when it is cut off %s anything it does',
    async (when) => {
      let cut = 0;
      let survived = 0;
      for (let finished = false; !finished; cut++) {
        const world = build(server());
        await wholly(world, 'old');
        const old = await current(world.secrets);
        const failing = cutOff(world.rotation, cut, when);
        world.secrets.startRotation(SECRET, 'new');
        finished = true;
        for (const step of STEPS) {
          await rotate(failing, event(step, 'new')).catch(async (error: Error) => {
            expect(error.message).toMatch(new RegExp(`^${step} for auth: `));
            finished = false;
            survived++;
            await rotate(world.rotation, event(step, 'new'));
          });
        }
        await signIn(await current(world.secrets));
        await expect(signIn(old)).rejects.toMatchObject({ code: '28P01' });
      }
      // 4 times the versions, 4 readings, 1 writing, 2 sign-ins, and the versions and both moves at the end.
      expect(survived).toBe(14);
    },
  );

  test('that was given up on is no obstacle for the next', async () => {
    const world = build(server());
    await wholly(world, 'first');
    world.secrets.startRotation(SECRET, 'given up');
    for (const step of ['createSecret', 'setSecret'] as const)
      await rotate(world.rotation, event(step, 'given up'));
    await wholly(world, 'next');
    await signIn(await current(world.secrets));
    await expect(rotate(world.rotation, event('setSecret', 'given up'))).rejects.toThrow(
      'setSecret for auth: this token is of no rotation that is under way',
    );
  });

  test('is of known users only', async () => {
    const world = build(server());
    world.secrets.startRotation(MASTER, 'token');
    for (const step of STEPS) {
      await expect(rotate(world.rotation, event(step, 'token', MASTER))).rejects.toThrow(
        'this secret is of no user that this function knows',
      );
    }
  });

  test.each(['SUPERUSER', 'BYPASSRLS', 'CREATEROLE', 'CREATEDB'])(
    'leaves a user with %s alone',
    async (right) => {
      await server().query(`CREATE ROLE auth LOGIN ${right} PASSWORD 'as it was'`);
      const world = build(server());
      world.secrets.startRotation(SECRET, 'first');
      await rotate(world.rotation, event('createSecret', 'first'));
      await expect(rotate(world.rotation, event('setSecret', 'first'))).rejects.toThrow(
        'may more than sign in',
      );
      await signIn({ username: 'auth', password: 'as it was' });
    },
  );

  test('sends no password to a server that speaks no TLS', async () => {
    const { rotation } = build(server());
    const users = new DatabaseUsers(rotation.settings);
    await expect(users.trySignIn(ADMINISTRATOR)).rejects.toThrow('does not support SSL');
  });
});

function cutOff(rotation: Rotation, at: number, when: 'before' | 'after'): Rotation {
  let calls = 0;
  const failing = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...given: unknown[]) => {
          const cut = calls++ === at;
          if (cut && when === 'before') throw new Error('cut off');
          const result: unknown = await method.apply(target, given);
          if (cut) throw new Error('cut off');
          return result;
        };
      },
    });
  return { ...rotation, secrets: failing(rotation.secrets), users: failing(rotation.users) };
}
