import { withDatabase } from '../../migrations/database.fixture.js';
import { type Database, DatabaseUnavailable } from './database.js';
import { databaseAt, Wire } from './service-under-test.fixture.js';

const [ANNE, BOB] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const timeouts = { connectMs: 400, statementMs: 300 };

withDatabase('the way to the database', (edgar) => {
  const opened: Database[] = [];
  const wires: Wire[] = [];
  const database = () => {
    const made = databaseAt(edgar().as('profile'), timeouts);
    opened.push(made);
    return made;
  };
  const wired = async () => {
    const wire = await Wire.to(edgar().as('profile'));
    wires.push(wire);
    const made = databaseAt({ ...edgar().as('profile'), host: '127.0.0.1', port: wire.port }, timeouts);
    opened.push(made);
    return { wire, database: made };
  };
  afterEach(async () => {
    await Promise.all([
      ...opened.splice(0).map((one) => one.close()),
      ...wires.splice(0).map((one) => one.close()),
    ]);
  });

  const customer = "SELECT current_setting('app.customer_id', true) AS customer";
  const put = 'INSERT INTO profile.customers (customer_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING';

  test('a customer is acted for until the transaction ends, and not a statement longer', async () => {
    const db = database();
    expect(await db.withCustomer(ANNE, ({ query }) => query(customer))).toEqual([{ customer: ANNE }]);
    expect(await db.transaction(({ query }) => query(customer))).not.toEqual([{ customer: ANNE }]);
    expect(await db.transaction(({ query }) => query('SELECT * FROM profile.customers'))).toEqual([]);
  });

  test('two customers at once through one pool see only their own rows', async () => {
    const db = database();
    for (const id of [ANNE, BOB]) await db.withCustomer(id, ({ query }) => query(put, [id, id]));
    const seen = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const id = index % 2 === 0 ? ANNE : BOB;
        return db.withCustomer(id, async ({ query }) => {
          await query('SELECT pg_sleep(0.002)');
          const rows = await query<{ name: string }>('SELECT name FROM profile.customers');
          return rows.length === 1 && rows[0]?.name === id;
        });
      }),
    );
    expect(seen).toEqual(Array.from({ length: 40 }, () => true));
    const connections =
      "SELECT count(*)::integer AS count FROM pg_stat_activity WHERE application_name = 'profile'";
    const [used] = await edgar().server.query<{ count: number }>(connections);
    expect(used?.count).toBeLessThanOrEqual(2);
  });

  test('what fails is rolled back, and its connection serves the next', async () => {
    const db = database();
    const work = db.withCustomer(ANNE, async ({ query }) => {
      await query("UPDATE profile.customers SET name = 'changed'");
      await query('SELECT 1/0');
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
    const names = await db.withCustomer(ANNE, ({ query }) => query('SELECT name FROM profile.customers'));
    expect(names).toEqual([{ name: ANNE }]);
  });

  test('a connection that the proxy closed is replaced, and nobody notices', async () => {
    const { wire, database: db } = await wired();
    await Promise.all([db.isReady(2000), db.isReady(2000)]);
    wire.cut();
    expect(await db.withCustomer(ANNE, ({ query }) => query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    expect(wire.accepted).toBeGreaterThan(2);
  });

  test('the server ends kept connections, as in a failover: they are replaced', async () => {
    const db = database();
    await db.isReady(2000);
    await edgar().server.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'profile'",
    );
    expect(await db.transaction(({ query }) => query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  test('a connection that leads nowhere is given up in time and replaced once', async () => {
    const { wire, database: db } = await wired();
    await db.isReady(2000);
    wire.dead = true;
    setTimeout(() => (wire.dead = false), 600);
    expect(await db.transaction(({ query }) => query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  test('a connection that is closed in the middle fails the work: it is not done twice', async () => {
    const { wire, database: db } = await wired();
    let times = 0;
    const work = db.transaction(async ({ query }) => {
      times += 1;
      wire.cut();
      await query('SELECT 1');
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    expect(times).toBe(1);
    expect(await db.isReady(2000)).toBe(true);
  });

  test('a connection that leads nowhere in the middle is waited for once, not once more to roll back', async () => {
    const { wire, database: db } = await wired();
    const begun = Date.now();
    const work = db.transaction(async ({ query }) => {
      wire.dead = true;
      await query('SELECT 1');
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    expect(Date.now() - begun).toBeLessThan(1400);
  });

  test('a statement that takes too long is ended by the server', async () => {
    const db = database();
    const begun = Date.now();
    await expect(db.transaction(({ query }) => query('SELECT pg_sleep(5)'))).rejects.toThrow(
      DatabaseUnavailable,
    );
    expect(Date.now() - begun).toBeLessThan(1500);
    expect(await db.isReady(2000)).toBe(true);
  });

  test('readiness is asked for a limited time', async () => {
    const { wire, database: db } = await wired();
    wire.dead = true;
    const begun = Date.now();
    expect(await db.isReady(150)).toBe(false);
    expect(Date.now() - begun).toBeLessThan(600);
  });

  test('a database that is not there is unavailable, and back when it is', async () => {
    const away = databaseAt({ ...edgar().as('profile'), host: '127.0.0.1', port: 1 }, timeouts);
    await expect(away.transaction(({ query }) => query('SELECT 1'))).rejects.toThrow(DatabaseUnavailable);
    expect(await away.isReady(1000)).toBe(false);
  });
});
