import { createHash } from 'node:crypto';
import type { Database, Transaction } from './database.js';
import { HttpError } from './http-error.js';
import type { Request } from './read-request.js';

/** What the database keeps of a token: who reads a backup can't sign in with it. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Of `Authorization: Bearer …`, 32 bytes in base64url. */
export function bearerToken({ headers }: Request): Buffer {
  const [, token] = /^Bearer ([\w-]{43})$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (token === undefined) throw notSignedIn();
  return hashOfToken(token);
}

/** A transaction in which row-level security shows the rows of who holds the session's token, and no others. */
export function asCustomer<Result>(
  database: Database,
  request: Request,
  work: (transaction: Transaction, customerId: string) => Promise<Result>,
): Promise<Result> {
  const token = bearerToken(request);
  return database.transaction(async (transaction) => {
    const [session] = await transaction.query<{ customer: string | null }>(
      'SELECT auth.customer_of($1) AS customer',
      [token],
    );
    const customerId = session?.customer ?? undefined;
    if (customerId === undefined) throw notSignedIn();
    await transaction.actAs(customerId);
    return work(transaction, customerId);
  });
}

/** One answer to no token, a wrong one, and one that has expired. */
function notSignedIn(): HttpError {
  const headers = { 'www-authenticate': 'Bearer' };
  return new HttpError(401, 'not_signed_in', 'Sign in.', { headers });
}
