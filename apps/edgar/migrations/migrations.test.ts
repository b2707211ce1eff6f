import { Pool } from 'pg';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPostgres } from '@ashlar/testing';
import { addCustomers } from './boundaries/add-customers.fixture.js';
import { ANNA } from './boundaries/customers.fixture.js';
import { EdgarDatabase, withDatabase } from './database.fixture.js';

const FILES = readdirSync(__dirname).filter((name) => name.endsWith('.sql'));

test.each(FILES)('%s is in order, and can be undone', (name) => {
  expect(name).toMatch(/^\d{17}_[a-z-]+\.sql$/);
  expect(readFileSync(join(__dirname, name), 'utf8')).toMatch(/^-- Up Migration\n[^]+\n-- Down Migration\n/);
});

withDatabase('migrations', (database) => {
  /** Everything that they make, as PostgreSQL lists it. */
  const catalog = () =>
    database().change(`
      SELECT nspname AS name, nspacl::text AS rights FROM pg_namespace WHERE nspname !~ '^pg_'
      UNION ALL SELECT oid::regclass::text, relacl::text FROM pg_class WHERE relnamespace::regnamespace::text !~ '^(pg_|information)'
      UNION ALL SELECT oid::regprocedure::text, proacl::text FROM pg_proc WHERE pronamespace::regnamespace::text !~ '^(pg_|information)'
      UNION ALL SELECT schemaname || '.' || tablename || '.' || policyname, qual FROM pg_policies
      UNION ALL SELECT datname, datacl::text FROM pg_database WHERE datname = current_database() ORDER BY 1`);

  test('that have run do nothing when they run again', async () => {
    const before = await catalog();
    expect(await database().migrate('up')).toEqual([]);
    expect(await catalog()).toEqual(before);
  });

  test('can be undone one by one, and done again', async () => {
    const before = await catalog();
    for (let count = 1; count <= FILES.length; count++) {
      expect(await database().migrate('down', count)).toHaveLength(count);
      const schemas = `SELECT FROM pg_namespace WHERE nspname IN ('auth', 'profile', 'notification', 'shop')`;
      expect(await database().change(schemas)).toHaveLength(count === FILES.length ? 0 : 4);
      expect(await database().migrate('up')).toHaveLength(count);
      expect(await catalog()).toEqual(before);
    }
  });

  test('the customer of a transaction is forgotten with it, also where a connection is shared', async () => {
    await addCustomers(database());
    const pool = new Pool({ ...database().as('profile'), max: 1 });
    const rows = async () => (await pool.query('SELECT FROM profile.customers')).rowCount;
    const customer = `SELECT set_config('app.customer_id', '${ANNA}', true)`;
    for (const end of ['COMMIT', 'ROLLBACK']) {
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query(customer);
      expect((await client.query('SELECT FROM profile.customers')).rowCount).toBe(1);
      await client.query(end);
      client.release();
      expect(await rows()).toBe(0);
    }
    await pool.query(customer);
    expect(await rows()).toBe(0);
    await pool.end();
  });

  test("a work order can't hang on another customer's appointment", async () => {
    const order = `INSERT INTO shop.work_orders (customer_id, appointment_id, description, price_cents)
      VALUES ('${ANNA}', 'a0000000-0000-4000-8000-00000000000b', 'Oil', 1)`;
    await expect(database().change(order)).rejects.toMatchObject({ code: '23503' });
  });
});

withPostgres('migrations of a server that knows the roles already', (server) => {
  const roles = ['auth', 'profile', 'notification', 'backend'];
  afterEach(async () => {
    await server().query('DROP DATABASE IF EXISTS edgar');
    for (const role of [
      ...roles,
      'edgar_account_reader',
      'edgar_session_reader',
      'edgar_owner',
      'administrator',
    ]) {
      await server().query(`DROP ROLE IF EXISTS ${role}`);
    }
  });

  test('keep their passwords', async () => {
    const made = roles.map((role) => `CREATE ROLE ${role} LOGIN PASSWORD 'of ${role}'`);
    await server().query(made.join(';'));
    const password = () =>
      server().query('SELECT rolname, rolpassword FROM pg_authid WHERE rolcanlogin ORDER BY 1');
    const before = await password();
    await EdgarDatabase.create(server());
    expect(await password()).toEqual(expect.arrayContaining(before));
  });

  test.each([
    'CREATE ROLE backend LOGIN BYPASSRLS',
    'CREATE ROLE backend LOGIN SUPERUSER',
    'CREATE ROLE backend LOGIN CREATEROLE',
    'CREATE ROLE edgar_owner LOGIN',
    'CREATE ROLE backend LOGIN IN ROLE pg_read_all_data',
  ])('refuse one that may more: %s', async (role) => {
    await server().query(role);
    await expect(EdgarDatabase.create(server())).rejects.toThrow('more rights than these migrations give');
  });
});
