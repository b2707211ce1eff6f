import type { ALBEvent } from 'aws-lambda';
import { HttpError } from './http-error.js';

export interface Request {
  readonly method: string;
  readonly path: string;
  /** Names in lower case; the last of several values. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Of the megabyte that a load balancer passes on. The largest body that a route takes is some ten kilobytes. */
export const MAX_BODY_BYTES = 65_536;

export function readRequest(event: ALBEvent): Request {
  const encoding = event.isBase64Encoded ? 'base64' : 'utf8';
  return {
    method: event.httpMethod,
    path: event.path,
    headers: headersOf(event),
    body: Buffer.from(event.body ?? '', encoding),
  };
}

function headersOf({ headers, multiValueHeaders }: ALBEvent): Map<string, string> {
  const single = Object.entries(headers ?? {});
  const multiple = Object.entries(multiValueHeaders ?? {}).map(
    ([name, values]) => [name, values?.at(-1)] as const,
  );
  const known = [...single, ...multiple].filter(
    (header): header is [string, string] => header[1] !== undefined,
  );
  return new Map(known.map(([name, value]) => [name.toLowerCase(), value]));
}

/** The fields of a JSON object: only its own, so that `__proto__` is a field like any other. */
export function jsonFields({ headers, body }: Request): ReadonlyMap<string, unknown> {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new HttpError(415, 'unsupported_media_type', 'Send application/json.');
  }
  if (body.length > MAX_BODY_BYTES) {
    throw new HttpError(413, 'too_large', `Send at most ${MAX_BODY_BYTES} bytes.`);
  }
  const content = parse(body);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new HttpError(400, 'malformed', 'Send a JSON object.');
  }
  return new Map(Object.entries(content));
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new HttpError(400, 'malformed', 'The body is no JSON in UTF-8.');
  }
}
