import { handler as auth } from '../auth/handler.js';
import { handler as notification } from '../notification/handler.js';
import { handler as profile } from '../profile/handler.js';
import { albEvent, answerOf, invocation } from './service-under-test.fixture.js';

const handlers = [
  ['/auth', auth],
  ['/profile', profile],
  ['/notifications', notification],
] as const;

let lines: string[];
beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => jest.restoreAllMocks());

test.each(handlers)(
  '%s as Lambda loads it answers, without settings and without a connection',
  async (prefix, handler) => {
    expect(answerOf(await handler(albEvent('GET', `${prefix}/health`), invocation())).status).toBe(200);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { route: `GET ${prefix}/health`, status: 200 },
    ]);
  },
);

test.each(handlers)(
  '%s without settings says in the log which are missing, and nothing in its answer',
  async (prefix, handler) => {
    const answer = answerOf(await handler(albEvent('GET', `${prefix}/ready`), invocation()));
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'failed' } } });
    expect(lines.join('')).toContain('DATABASE_HOST is missing; DATABASE_PORT is missing');
  },
);
