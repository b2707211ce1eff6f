import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../shared/database.js';
import { email, readFields } from '../shared/fields.js';
import { HttpError } from '../shared/http-error.js';
import type { Request } from '../shared/read-request.js';
import type { Answer, Route } from '../shared/route.js';
import { asCustomer, bearerToken, hashOfToken } from '../shared/session.js';
import { type Cost, COST, hashPassword, verifyPassword } from './password-hash.js';
import { anyPassword, namesTheAddress, newPassword } from './password-rules.js';
import { countAttempt, forgiveAttempts } from './throttle.js';

const SESSION_HOURS = 12;

/** @param cost - of a new password's hash, and what older hashes are renewed to */
export function authRoutes(database: () => Database, cost: Cost = COST): Route[] {
  return [
    { method: 'POST', path: '/auth/accounts', answer: (request) => register(database(), cost, request) },
    { method: 'POST', path: '/auth/sessions', answer: (request) => logIn(database(), cost, request) },
    { method: 'DELETE', path: '/auth/sessions/current', answer: (request) => logOut(database(), request) },
  ];
}

/** The same answer, after the same work, whether the address had an account or not. */
async function register(database: Database, cost: Cost, request: Request): Promise<Answer> {
  const account = readFields(request, { email, password: newPassword });
  if (namesTheAddress(account.password, account.email)) {
    const problems = [{ field: 'password', problem: 'has to have nothing of the address' }];
    throw new HttpError(400, 'invalid', 'Some fields are wrong.', { problems });
  }
  const hash = await hashPassword(account.password, cost);
  const customerId = randomUUID();
  await database.withCustomer(customerId, ({ query }) =>
    query(
      `INSERT INTO auth.accounts (customer_id, email, password_hash) VALUES ($1, $2, $3)
       ON CONFLICT (email) DO NOTHING`,
      [customerId, account.email, hash],
    ),
  );
  return { status: 202, body: { status: 'accepted' } };
}

/**
 * A password takes half a second to check, and no connection is held for that long: count and read, check, then write.
 * Nobody can tell an unknown address from a wrong password, neither by the answer nor by its time.
 */
async function logIn(database: Database, cost: Cost, request: Request): Promise<Answer> {
  const given = readFields(request, { email, password: anyPassword });
  const account = await database.transaction(async (transaction) => {
    await countAttempt(transaction, given.email);
    const [found] = await transaction.query<{ customer_id: string; password_hash: string }>(
      'SELECT customer_id, password_hash FROM auth.account_of($1)',
      [given.email],
    );
    return found;
  });
  const { matches, outdated } = await verifyPassword(given.password, account?.password_hash, cost);
  if (account === undefined || !matches) {
    throw new HttpError(401, 'wrong_credentials', 'The address or the password is wrong.');
  }
  const renewed = outdated ? await hashPassword(given.password, cost) : undefined;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
  await database.withCustomer(account.customer_id, async (transaction) => {
    const { customer_id: customerId } = account;
    const { query } = transaction;
    await forgiveAttempts(transaction, given.email);
    if (renewed !== undefined) {
      const update = 'UPDATE auth.accounts SET password_hash = $2 WHERE customer_id = $1';
      await query(update, [customerId, renewed]);
    }
    await query('DELETE FROM auth.sessions WHERE customer_id = $1 AND expires_at <= now()', [customerId]);
    await query('INSERT INTO auth.sessions (token_hash, customer_id, expires_at) VALUES ($1, $2, $3)', [
      ...[hashOfToken(token), customerId, expiresAt],
    ]);
  });
  return { status: 201, body: { token, expiresAt: expiresAt.toISOString() } };
}

async function logOut(database: Database, request: Request): Promise<Answer> {
  await asCustomer(database, request, ({ query }) =>
    query('DELETE FROM auth.sessions WHERE token_hash = $1', [bearerToken(request)]),
  );
  return { status: 204 };
}
