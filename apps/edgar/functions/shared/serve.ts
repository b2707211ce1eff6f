import { STATUS_CODES } from 'node:http';
import type { ALBEvent, ALBResult } from 'aws-lambda';
import { type Database, DatabaseUnavailable } from './database.js';
import { HttpError } from './http-error.js';
import { type Log, nameOf, placeOf } from './log.js';
import { SettingsError } from './read-environment.js';
import { readRequest } from './read-request.js';
import { type Answer, findRoute, type Route } from './route.js';

export interface Service {
  /** `/auth`: what the load balancer sends here begins with it. */
  readonly prefix: string;
  readonly database: () => Database;
  readonly routes: (database: () => Database) => readonly Route[];
  readonly log: Log;
}

export interface Invocation {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** Kept of the function's time to answer and to log. */
const LAST_MS = 250;

const READY_MS = 2000;

/** A function behind a load balancer: one answer and one line of log for each request, whatever happens. */
export function serve({ prefix, database, routes, log }: Service) {
  const all = [...['', prefix].flatMap((place) => checks(place, database)), ...routes(database)];

  return async (event: ALBEvent, invocation: Invocation): Promise<ALBResult> => {
    const begun = Date.now();
    const trace = readRequest(event).headers.get('x-amzn-trace-id');
    let route = 'none';
    let failure: unknown;
    const answer = await inTime(invocation, async () => {
      const request = readRequest(event);
      const found = findRoute(all, request);
      route = `${found.method} ${found.path}`;
      return found.answer(request);
    }).catch((error: unknown) => {
      failure = error instanceof HttpError ? undefined : error;
      return failedAnswer(error);
    });
    log({
      id: invocation.awsRequestId,
      trace: /^[\w=;:.-]{1,200}$/.test(trace ?? '') ? trace : undefined,
      route,
      status: answer.status,
      ms: Date.now() - begun,
      ...(failure === undefined ? {} : { error: describe(failure), at: placeOf(failure) }),
    });
    return toResult(answer, event.multiValueHeaders !== undefined);
  };
}

/** `/health`: the process answers, which is all that a load balancer acts on. `/ready`: the database does, too. */
function checks(place: string, database: () => Database): Route[] {
  const unready = { status: 503, body: { status: 'unavailable', reason: 'database' } };
  const isReady = async () => database().isReady(READY_MS);
  return [
    { method: 'GET', path: `${place}/health`, answer: async () => ({ status: 200, body: { status: 'ok' } }) },
    {
      method: 'GET',
      path: `${place}/ready`,
      answer: async () => ((await isReady()) ? { status: 200, body: { status: 'ok' } } : unready),
    },
  ];
}

class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Lambda ends a function that takes too long without an answer or a word in the log. */
async function inTime(invocation: Invocation, work: () => Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<never>((_, reject) => {
    const leftMs = Math.max(invocation.getRemainingTimeInMillis() - LAST_MS, 0);
    timer = setTimeout(() => reject(new OutOfTime('the function ran out of time')), leftMs);
  });
  return Promise.race([work(), outOfTime]).finally(() => clearTimeout(timer));
}

function failedAnswer(error: unknown): Answer {
  if (error instanceof HttpError) return error.answer();
  const isPassing = error instanceof DatabaseUnavailable || error instanceof OutOfTime;
  const known = isPassing
    ? new HttpError(503, 'unavailable', 'Try again soon.', { headers: { 'retry-after': '5' } })
    : new HttpError(500, 'failed', 'Something went wrong here.');
  return known.answer();
}

function describe(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  return error instanceof DatabaseUnavailable ? `${error.name}: ${nameOf(error.cause)}` : nameOf(error);
}

/** The load balancer wants headers back in the form in which it sent its own. */
function toResult({ status, body, headers = {} }: Answer, multiValue: boolean): ALBResult {
  const all = {
    ...headers,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const several = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]]));
  return {
    statusCode: status,
    statusDescription: `${status} ${STATUS_CODES[status] ?? ''}`.trim(),
    ...(multiValue ? { multiValueHeaders: several } : { headers: all }),
    body: body === undefined ? '' : JSON.stringify(body),
    isBase64Encoded: false,
  };
}
