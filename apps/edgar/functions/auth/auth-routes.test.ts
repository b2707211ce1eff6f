import { type EdgarDatabase, withDatabase } from '../../migrations/database.fixture.js';
import { databaseAt, ServiceUnderTest, sessionOf } from '../shared/service-under-test.fixture.js';
import type { Database } from '../shared/database.js';
import { authRoutes } from './auth-routes.js';
import { hashPassword } from './password-hash.js';

const password = 'a horse, a battery and a staple';
/** A tenth of what the handler spends: enough to be seen in the time of an answer. */
const cost = { N: 2 ** 14, r: 8, p: 1 };

/** Of older times, and so renewed at the first log-in. */
const older = { N: 2 ** 10, r: 8, p: 1 };

withDatabase('auth', (edgar) => {
  let database: Database;
  let service: ServiceUnderTest;
  beforeAll(() => {
    database = databaseAt(edgar().as('auth'));
  });
  afterAll(() => database.close());
  beforeEach(() => {
    service = new ServiceUnderTest({
      prefix: '/auth',
      database: () => database,
      routes: (open) => authRoutes(open, cost),
    });
  });

  const logIn = (email: string, given: string) =>
    service.request('POST', '/auth/sessions', { body: { email, password: given } });
  const register = (email: string, given = password) =>
    service.request('POST', '/auth/accounts', { body: { email, password: given } });

  test('who registers can log in, and out', async () => {
    expect(await register('Anne@Example.com')).toMatchObject({ status: 202, body: { status: 'accepted' } });
    const { status, body } = await logIn('anne@example.com', password);
    expect(status).toBe(201);
    expect(body['token']).toMatch(/^[\w-]{43}$/);
    const token = String(body['token']);
    expect((await service.request('DELETE', '/auth/sessions/current', { token })).status).toBe(204);
    expect((await service.request('DELETE', '/auth/sessions/current', { token })).status).toBe(401);
  });

  test('neither the password nor the token is kept, and the log has nothing of a person', async () => {
    await register('kept@example.com');
    const { body } = await logIn('kept@example.com', password);
    const kept = JSON.stringify(await edgar().server.query(everything, edgar().name));
    expect(kept).toContain('kept@example.com');
    expect(kept).not.toContain(password);
    expect(kept).not.toContain(String(body['token']));
    expect(JSON.stringify(service.logged)).not.toMatch(/example\.com|horse/);
  });

  test('an address that is taken is answered like a new one, and stays what it was', async () => {
    await register('taken@example.com');
    expect(await register('TAKEN@example.com', 'another password, as long')).toMatchObject({ status: 202 });
    expect((await logIn('taken@example.com', 'another password, as long')).status).toBe(401);
    expect((await logIn('taken@example.com', password)).status).toBe(201);
  });

  test('an unknown address and a wrong password are told apart neither by the answer nor by its time', async () => {
    await register('known@example.com');
    const [wrong, unknown] = [
      await logIn('known@example.com', 'wrong'),
      await logIn('nobody@example.com', 'wrong'),
    ];
    expect(unknown).toEqual(wrong);
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'wrong_credentials' } } });
    // Without a hash to check against, a tenth of the time would do.
    const [known, none] = await fastest(['known@example.com', 'nobody@example.com'], (email) =>
      logIn(email, 'wrong'),
    );
    expect(none / known).toBeGreaterThan(1 / 3);
    expect(none / known).toBeLessThan(3);
  });

  test('a hash of older cost is renewed when its owner logs in', async () => {
    await account(edgar(), 'older@example.com');
    expect((await logIn('older@example.com', password)).status).toBe(201);
    const hash = "SELECT password_hash AS hash FROM auth.accounts WHERE email = 'older@example.com'";
    const [row] = await edgar().server.query<{ hash: string }>(hash, edgar().name);
    expect(row?.hash).toMatch(/^scrypt\$N=16384,r=8,p=1\$/);
    expect((await logIn('older@example.com', password)).status).toBe(201);
  });

  test.each(['with@example.com', 'without@example.com'])(
    'the eleventh attempt at %s has to wait',
    async (email) => {
      if (email.startsWith('with@')) await account(edgar(), email);
      const attempts = `INSERT INTO auth.attempts (email_hash, failures) VALUES (sha256('${email}'), 9)`;
      await edgar().server.query(attempts, edgar().name);
      expect((await logIn(email, 'wrong')).status).toBe(401);
      const refused = await logIn(email, password);
      expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_attempts' } } });
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(900);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(850);
    },
  );

  test('attempts at the same time are counted, too', async () => {
    const email = 'rush@example.com';
    const before = `INSERT INTO auth.attempts (email_hash, failures) VALUES (sha256('${email}'), 8)`;
    await edgar().server.query(before, edgar().name);
    const answers = await Promise.all(Array.from({ length: 6 }, () => logIn(email, 'wrong')));
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 429, 429, 429, 429]);
  });

  test('after a quarter of an hour the count begins anew, and a log-in forgives', async () => {
    const email = 'later@example.com';
    await account(edgar(), email);
    const before = `INSERT INTO auth.attempts (email_hash, failures, window_started_at)
      VALUES (sha256('${email}'), 11, now() - interval '16 minutes')`;
    await edgar().server.query(before, edgar().name);
    expect((await logIn(email, password)).status).toBe(201);
    const left = `SELECT * FROM auth.attempts WHERE email_hash = sha256('${email}')`;
    expect(await edgar().server.query(left, edgar().name)).toEqual([]);
  });

  test.each([
    [{ email: 'x@example.com', password: 'short' }],
    [{ email: 'x@example.com', password: 'x'.repeat(129) }],
    [{ email: 'x@example.com', password: 'aaaaaaaaaaaaaaaa' }],
    [{ email: 'marianne@example.com', password: 'Marianne and the rest' }],
    [{ email: 'no address', password }],
    [{ email: `${'x'.repeat(64)}@${'y'.repeat(200)}.com`, password }],
    [{ email: 'x@example.com', password, customer_id: '11111111-1111-4111-8111-111111111111' }],
    [{ email: { $ne: null }, password: ['x'] }],
    [`{"email":"x@example.com","password":"${password}","__proto__":{"status":201}}`],
  ])('%j registers nobody', async (body) => {
    expect((await service.request('POST', '/auth/accounts', { body })).status).toBe(400);
  });

  test.each(["x@example.com'; DROP TABLE auth.accounts; --", "\u0000\\' OR ''='"])(
    'SQL in every field is text: %j',
    async (hostile) => {
      expect([400, 401]).toContain((await logIn(hostile, hostile)).status);
      expect((await logIn('sql@example.com', hostile)).status).toBe(401);
      const token = hostile;
      expect((await service.request('DELETE', '/auth/sessions/current', { token })).status).toBe(401);
    },
  );

  test('an expired session is none, and is gone at the next log-in', async () => {
    const customer = '33333333-3333-4333-8333-333333333333';
    const token = 'e'.repeat(43);
    for (const statement of sessionOf(customer, token, "now() - interval '1 minute'")) {
      await edgar().server.query(statement, edgar().name);
    }
    expect((await service.request('DELETE', '/auth/sessions/current', { token })).status).toBe(401);
  });
});

const everything = `SELECT coalesce(string_agg(a::text, ' '), '') AS accounts,
  (SELECT string_agg(s::text, ' ') FROM auth.sessions s) AS sessions FROM auth.accounts a`;

async function account({ server, name }: EdgarDatabase, email: string): Promise<void> {
  const hash = await hashPassword(password, older);
  await server.query(`INSERT INTO auth.accounts (email, password_hash) VALUES ('${email}', '${hash}')`, name);
}

/** Of five each, by turns: what else the machine does meets both. */
async function fastest(emails: readonly [string, string], work: (email: string) => Promise<unknown>) {
  const times: [number, number] = [Infinity, Infinity];
  for (let run = 0; run < 10; run += 1) {
    const which = run % 2 === 0 ? 0 : 1;
    const begun = performance.now();
    await work(emails[which]);
    times[which] = Math.min(times[which], performance.now() - begun);
  }
  return times;
}
