import { withPostgres } from '@ashlar/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from './migrate.js';

withPostgres('a migration', (server) => {
  let folder = '';
  let databases = 0;
  let database = '';

  beforeAll(() => server().query('CREATE ROLE administrator LOGIN CREATEROLE CREATEDB'));
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ashlar-migrate-'));
    database = `database_${databases++}`;
    await server().query(`CREATE DATABASE ${database} OWNER administrator`);
    add(1, 'CREATE TABLE first (id integer PRIMARY KEY)');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function add(number: number, up: string) {
    const file = join(folder, `2026010100000000${number}_number_${number}.sql`);
    writeFileSync(file, `-- Up Migration\n${up};\n-- Down Migration\nSELECT 1;\n`);
  }

  /** The exit code, and the lines that were printed. */
  async function run(changes: Record<string, string> = {}) {
    const { host = '', port } = server().as('administrator');
    const settings = { DATABASE_HOST: host, DATABASE_PORT: String(port), DATABASE_NAME: database };
    const user = { DATABASE_USER: 'administrator', DATABASE_PASSWORD: 'the-password' };
    const lines: Record<string, unknown>[] = [];
    const env = { ...settings, ...user, MIGRATIONS_FOLDER: folder, TIMEOUT_SECONDS: '20', ...changes };
    const code = await migrate(env, (line) => void lines.push({ ...line }));
    expect(JSON.stringify(lines)).not.toContain('the-password');
    return { code, lines };
  }

  const tables = async () =>
    (
      await server().query<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
        database,
      )
    ).map(({ name }) => name);

  const done = (applied: number) => ({ result: 'done', applied, milliseconds: expect.any(Number) });

  test('says what it did, in the order of the names', async () => {
    add(2, 'ALTER TABLE first ADD COLUMN name text');
    expect(await run()).toEqual({
      code: 0,
      lines: [
        { migration: '20260101000000001_number_1', result: 'applied' },
        { migration: '20260101000000002_number_2', result: 'applied' },
        done(2),
      ],
    });
  });

  test('does nothing where nothing is left to do', async () => {
    await run();
    expect(await run()).toEqual({ code: 0, lines: [done(0)] });
  });

  test('that fails leaves the database as it was, with all that came before it', async () => {
    await run();
    add(2, 'CREATE TABLE second ()');
    add(3, 'CREATE TABLE third (); CREATE TABLE first ()');
    expect(await run()).toEqual({
      code: 1,
      lines: [
        {
          ...{ result: 'failed', migration: '20260101000000003_number_3' },
          reason: '42P07 relation "first" already exists',
        },
      ],
    });
    expect(await tables()).toEqual(['first']);
    add(3, 'CREATE TABLE third ()');
    expect((await run()).lines).toContainEqual(done(2));
  });

  test('of which two run at once is run by one of them, and the other waits', async () => {
    add(2, 'SELECT pg_sleep(0.5)');
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const applied = runs.map(({ lines }) => lines.at(-1)?.applied);
    expect(applied.sort()).toEqual([0, 0, 2]);
  });

  test('gives up after its time, and what it began is undone', async () => {
    add(2, 'SELECT pg_sleep(10)');
    const { code, lines } = await run({ TIMEOUT_SECONDS: '1' });
    expect({ code, lines }).toMatchObject({
      code: 1,
      lines: [{ result: 'failed', reason: expect.any(String) }],
    });
    expect(lines[0]?.reason).toMatch(/57014|not done in 1 seconds/);
    expect(await tables()).toEqual([]);
  });

  test('that another was put before is refused: it never ran', async () => {
    await run();
    add(0, 'CREATE TABLE zeroth ()');
    expect(await run()).toMatchObject({ code: 1, lines: [{ result: 'failed' }] });
    expect(await tables()).toEqual(['first']);
  });

  test('shows no value of a row', async () => {
    add(2, `INSERT INTO first VALUES (4711); INSERT INTO first VALUES (4711)`);
    const { code, lines } = await run();
    expect(code).toBe(1);
    expect(lines[0]?.reason).toBe('23505 public.first.first_pkey');
    add(2, `INSERT INTO first VALUES ('Anna'::text::integer)`);
    expect((await run()).lines[0]?.reason).toBe('22P02');
  });

  test('without a database to reach fails', async () => {
    expect(await run({ DATABASE_NAME: 'nowhere' })).toMatchObject({
      code: 1,
      lines: [{ result: 'failed', reason: '3D000 database "nowhere" does not exist' }],
    });
  });

  test('goes to no host without TLS', async () => {
    const plain = { DATABASE_HOST: '127.0.0.1' };
    expect(await run(plain)).toMatchObject({ code: 1, lines: [{ result: 'failed' }] });
    expect(await tables()).toEqual([]);
  });
});
