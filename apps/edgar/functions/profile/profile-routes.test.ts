import { withDatabase } from '../../migrations/database.fixture.js';
import type { Database } from '../shared/database.js';
import { databaseAt, ServiceUnderTest, sessionOf } from '../shared/service-under-test.fixture.js';
import { profileRoutes } from './profile-routes.js';

const anne = { id: '11111111-1111-4111-8111-111111111111', token: 'a'.repeat(43) };
const bob = { id: '22222222-2222-4222-8222-222222222222', token: 'b'.repeat(43) };
const expired = { id: '33333333-3333-4333-8333-333333333333', token: 'c'.repeat(43) };

const car = { make: 'Volvo', model: 'V70', year: 1999, plate: 'EDG 42' };

withDatabase('profile', (edgar) => {
  let database: Database;
  let service: ServiceUnderTest;
  beforeAll(async () => {
    database = databaseAt(edgar().as('profile'));
    const past = "now() - interval '1 second'";
    const statements = [
      ...[anne, bob].flatMap(({ id, token }) => sessionOf(id, token)),
      ...sessionOf(expired.id, expired.token, past),
    ];
    for (const statement of statements) await edgar().server.query(statement, edgar().name);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await edgar().server.query('TRUNCATE profile.customers CASCADE', edgar().name);
    service = new ServiceUnderTest({ prefix: '/profile', database: () => database, routes: profileRoutes });
  });

  const write = ({ token }: { token: string }, body: unknown) =>
    service.request('PUT', '/profile', { token, body });
  const add = ({ token }: { token: string }, body: unknown = car) =>
    service.request('POST', '/profile/vehicles', { token, body });
  const vehicles = ({ token }: { token: string }) => service.request('GET', '/profile/vehicles', { token });

  test('a profile is read as it was last written', async () => {
    expect((await service.request('GET', '/profile', { token: anne.token })).status).toBe(404);
    await write(anne, { name: 'Anne', phone: '+1 555 123', address: '1 Main Street\nSpringfield' });
    const { body } = await write(anne, { name: ' Anne B. ', phone: null });
    expect(body).toMatchObject({ name: 'Anne B.', phone: null, address: null });
    expect((await service.request('GET', '/profile', { token: anne.token })).body).toEqual(body);
  });

  test('a vehicle is added once, and to a profile', async () => {
    expect(await add(anne)).toMatchObject({ status: 409, body: { error: { code: 'no_profile' } } });
    await write(anne, { name: 'Anne' });
    const { status, body } = await add(anne);
    expect({ status, body }).toMatchObject({ status: 201, body: car });
    expect(await add(anne)).toMatchObject({ status: 409, body: { error: { code: 'known_vehicle' } } });
    expect((await add(anne, { ...car, plate: undefined })).status).toBe(201);
  });

  test('two vehicles with one plate at the same time are one', async () => {
    await write(anne, { name: 'Anne' });
    const answers = await Promise.all([add(anne), add(anne)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('a customer has fifty vehicles and no more', async () => {
    await write(anne, { name: 'Anne' });
    const fill = `INSERT INTO profile.vehicles (customer_id, make, model, year)
      SELECT '${anne.id}', 'Volvo', 'V70', 1999 FROM generate_series(1, 50)`;
    await edgar().server.query(fill, edgar().name);
    expect(await add(anne)).toMatchObject({ status: 409, body: { error: { code: 'too_many_vehicles' } } });
  });

  test('two customers at once never see each other, nor does a plate of one tell the other', async () => {
    for (const [who, name] of [
      [anne, 'Anne'],
      [bob, 'Bob'],
    ] as const)
      await write(who, { name });
    expect([(await add(anne)).status, (await add(bob)).status]).toEqual([201, 201]);
    const rounds = Array.from({ length: 30 }, async (_, round) => {
      const [who, name] = round % 2 === 0 ? ([anne, 'Anne'] as const) : ([bob, 'Bob'] as const);
      const profile = await service.request('GET', '/profile', { token: who.token });
      const { body } = await vehicles(who);
      return profile.body['name'] === name && (body['vehicles'] as unknown[]).length === 1;
    });
    expect(await Promise.all(rounds)).not.toContain(false);
  });

  test.each([
    ['none', {}],
    ['one that nobody was given', { token: 'x'.repeat(43) }],
    ['one that has expired', { token: expired.token }],
    ['one that is too short', { token: 'a'.repeat(42) }],
    ['one of another kind', { headers: { authorization: 'Basic YTpi' } }],
    ['SQL', { headers: { authorization: "Bearer ' OR 1=1; --" } }],
  ])('without a session there is nothing: %s', async (_, sent) => {
    for (const [method, path] of [
      ['GET', '/profile'],
      ['PUT', '/profile'],
      ['GET', '/profile/vehicles'],
    ] as const) {
      const { status, headers } = await service.request(method, path, { ...sent, body: { name: 'x' } });
      expect({ status, headers }).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
    }
  });

  const sql = "x'); DELETE FROM profile.customers; --";

  test.each([
    { name: '' },
    { name: 'x'.repeat(201) },
    { name: 'x'.repeat(50_000) },
    { name: 'two\nlines' },
    { name: 'nul\u0000' },
    { name: ['Anne'] },
    { name: 'Anne', phone: sql },
    { name: 'Anne', customer_id: bob.id },
    '{"name":"Anne","__proto__":{"customerId":"x"},"constructor":{"prototype":{}}}',
  ])('%j is no profile', async (body) => {
    expect((await write(anne, body)).status).toBe(400);
  });

  test('SQL in every field is text', async () => {
    expect(await write(anne, { name: sql, address: sql })).toMatchObject({
      body: { name: sql, address: sql },
    });
    expect(await add(anne, { make: sql, model: sql, year: 2000, plate: "'; --" })).toMatchObject({
      status: 201,
      body: { make: sql, plate: "'; --" },
    });
  });

  test.each([
    { ...car, year: 1885 },
    { ...car, year: 3000 },
    { ...car, year: '1999' },
    { ...car, year: 1999.5 },
    { ...car, plate: 'x'.repeat(21) },
    { ...car, id: anne.id },
    { make: 'Volvo' },
  ])('%j is no vehicle', async (body) => {
    await write(anne, { name: 'Anne' });
    expect((await add(anne, body)).status).toBe(400);
  });

  test('ready is said when the database answers', async () => {
    expect((await service.request('GET', '/profile/ready')).status).toBe(200);
  });
});
