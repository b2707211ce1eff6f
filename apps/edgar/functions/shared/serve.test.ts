import { deadUrl } from '@ashlar/testing';
import { Database, DatabaseUnavailable } from './database.js';
import { readFields, text } from './fields.js';
import { HttpError } from './http-error.js';
import { MAX_BODY_BYTES } from './read-request.js';
import type { Route } from './route.js';
import { albEvent, answerOf, invocation, ServiceUnderTest } from './service-under-test.fixture.js';
import { serve } from './serve.js';

const echo: Route = {
  method: 'POST',
  path: '/echo/text',
  answer: async (request) => ({ status: 200, body: readFields(request, { text: text({ max: 20 }) }) }),
};

/** A route that fails in some way. */
function failing(error: unknown): Route {
  return { method: 'GET', path: '/echo/fail', answer: () => Promise.reject(error) };
}

const nowhere = async (): Promise<Database> => {
  const { port } = new URL(await deadUrl());
  const settings = {
    host: '127.0.0.1',
    port: Number(port),
    name: 'edgar',
    user: 'auth',
    tls: 'off',
  } as const;
  return new Database({ ...settings, password: async () => 'secret-token' });
};

let database: Database;
beforeAll(async () => {
  database = await nowhere();
});

function service(...routes: Route[]): ServiceUnderTest {
  return new ServiceUnderTest({ prefix: '/echo', database: () => database, routes: () => [echo, ...routes] });
}

describe.each(['/health', '/echo/health'])('%s', (path) => {
  test('says that the process answers, without a database', async () => {
    const checker = { headers: { 'user-agent': 'ELB-HealthChecker/2.0' } };
    expect(await service().request('GET', path, checker)).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    });
  });
});

test.each(['/ready', '/echo/ready'])('%s says 503 without a database, and nothing about it', async (path) => {
  const { status, body } = await service().request('GET', path);
  expect({ status, body }).toEqual({ status: 503, body: { status: 'unavailable', reason: 'database' } });
});

test('settings that are missing leave the function alive, unready and failing', async () => {
  const lost = new ServiceUnderTest({
    prefix: '/echo',
    database: () => {
      throw new Error('DATABASE_HOST is missing');
    },
    routes: () => [],
  });
  expect((await lost.request('GET', '/health')).status).toBe(200);
  expect((await lost.request('GET', '/ready')).status).toBe(500);
});

test.each([
  ['POST', '/echo/text', { text: 'hello' }, 200],
  ['POST', '/echo/nothing', { text: 'hello' }, 404],
  ['POST', '/echo/text/', { text: 'hello' }, 404],
  ['POST', '/constructor', { text: 'hello' }, 404],
  ['PUT', '/echo/text', { text: 'hello' }, 405],
  ['HEAD', '/health', undefined, 405],
  ['POST', '/echo/text', '{"text":', 400],
  ['POST', '/echo/text', '["text"]', 400],
  ['POST', '/echo/text', 'null', 400],
  ['POST', '/echo/text', '', 400],
  ['POST', '/echo/text', {}, 400],
  ['POST', '/echo/text', { text: 'x'.repeat(21) }, 400],
  ['POST', '/echo/text', { text: 'nul \u0000' }, 400],
  ['POST', '/echo/text', { text: '\ud800' }, 400],
  ['POST', '/echo/text', { text: ['hello'] }, 400],
  ['POST', '/echo/text', { text: 'hello', more: 1 }, 400],
  ['POST', '/echo/text', '{"text":"hello","__proto__":{"admin":true}}', 400],
  ['POST', '/echo/text', { text: 'x'.repeat(MAX_BODY_BYTES) }, 413],
])('%s %s with %j is answered with %i', async (method, path, body, status) => {
  expect(await service().request(method, path, { body })).toMatchObject({ status });
});

test('a method that the path does not know is told which ones it does', async () => {
  const { headers } = await service().request('DELETE', '/echo/text');
  expect(headers).toMatchObject({
    allow: 'POST',
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
});

test('a body that is not said to be JSON is not read', async () => {
  const { status } = await service().request('POST', '/echo/text', {
    body: { text: 'hello' },
    headers: { 'content-type': 'text/plain' },
  });
  expect(status).toBe(415);
});

test('a body in base64 is the same body', async () => {
  const { body } = await service().request('POST', '/echo/text', { body: { text: 'hellö' }, base64: true });
  expect(body).toEqual({ text: 'hellö' });
});

test('bytes that are no UTF-8 are no JSON', async () => {
  const event = {
    ...albEvent('POST', '/echo/text', { body: {} }),
    body: 'eyJ0ZXh0Ijoi/yJ9',
    isBase64Encoded: true,
  };
  const handler = serve({
    prefix: '/echo',
    database: () => database,
    routes: () => [echo],
    log: () => undefined,
  });
  expect(answerOf(await handler(event, invocation())).status).toBe(400);
});

test('a target group with multi-value headers gets its answer in that form', async () => {
  const { headers, ...event } = albEvent('GET', '/health');
  const multiValueHeaders = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, [value ?? '']]),
  );
  const handler = serve({
    prefix: '/echo',
    database: () => database,
    routes: () => [],
    log: () => undefined,
  });
  const result = await handler({ ...event, multiValueHeaders }, invocation());
  expect(result).toMatchObject({
    statusDescription: '200 OK',
    multiValueHeaders: { 'content-type': ['application/json'] },
  });
  expect(result).not.toHaveProperty('headers');
});

test('every problem with a body is said at once, and what was sent is not repeated', async () => {
  const hostile = "'; DROP TABLE auth.accounts; --";
  const { body } = await service().request('POST', '/echo/text', { body: { text: hostile, [hostile]: 1 } });
  expect(body).toEqual({
    error: {
      code: 'invalid',
      message: 'Some fields are wrong.',
      problems: [
        { field: 'text', problem: 'has to have 1 to 20 characters' },
        { field: '*', problem: 'has 1 more than is asked for' },
      ],
    },
  });
});

test('an error is answered without what it says, and logged without it, too', async () => {
  const error = Object.assign(new Error('Key (email)=(anne@example.com) already exists'), { code: '23505' });
  const under = service(failing(error));
  const { status, body } = await under.request('GET', '/echo/fail');
  expect({ status, body }).toEqual({
    status: 500,
    body: { error: { code: 'failed', message: 'Something went wrong here.' } },
  });
  expect(under.logged).toMatchObject([
    { error: 'Error 23505', at: expect.stringContaining('serve.test.ts') as string },
  ]);
  expect(JSON.stringify(under.logged)).not.toContain('anne');
});

test('a database that is away is 503, and may be tried again', async () => {
  const under = service(
    failing(new DatabaseUnavailable(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))),
  );
  const { status, headers } = await under.request('GET', '/echo/fail');
  expect({ status, headers }).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  expect(under.logged).toMatchObject([{ error: 'DatabaseUnavailable: Error ECONNREFUSED' }]);
});

test('an answer that takes too long is given up before Lambda ends the function', async () => {
  const slow: Route = { method: 'GET', path: '/echo/slow', answer: () => new Promise(() => undefined) };
  const lines: object[] = [];
  const log = (line: object) => void lines.push(line);
  const handler = serve({ prefix: '/echo', database: () => database, routes: () => [slow], log });
  const answer = answerOf(await handler(albEvent('GET', '/echo/slow'), invocation(400)));
  expect(answer.status).toBe(503);
  expect(lines).toMatchObject([{ route: 'GET /echo/slow', status: 503, error: 'OutOfTime' }]);
});

test('one line is logged for a request: the route and never the path, the trace and nothing that was sent', async () => {
  const under = service(failing(new HttpError(418, 'teapot', 'no')));
  await under.request('GET', '/echo/fail');
  await under.request('GET', '/anne@example.com', { headers: { 'x-amzn-trace-id': 'Root=1"\n{}' } });
  expect(under.logged).toEqual([
    {
      id: 'request-1',
      trace: 'Root=1-67891233-abcdef012345678912345678',
      route: 'GET /echo/fail',
      status: 418,
      ms: expect.any(Number) as number,
    },
    { id: 'request-1', trace: undefined, route: 'none', status: 404, ms: expect.any(Number) as number },
  ]);
});
