import { createHash } from 'node:crypto';
import type { Transaction } from '../shared/database.js';
import { HttpError } from '../shared/http-error.js';

const MAX_FAILURES = 10;
const WINDOW_SECONDS = 15 * 60;

/** Addresses are counted whether they have an account or not: an answer must not tell. */
const keyOf = (email: string) => createHash('sha256').update(email).digest();

/**
 * Counts an attempt before the password is looked at, so that attempts at the same time don't escape, and refuses the
 * eleventh in a quarter of an hour. The window doesn't move: who is attacked can log in again when it ends.
 */
export async function countAttempt({ query }: Transaction, email: string): Promise<void> {
  const [attempt] = await query<{ failures: number; left: number }>(
    `INSERT INTO auth.attempts AS a (email_hash, failures) VALUES ($1, 1)
     ON CONFLICT (email_hash) DO UPDATE SET
       failures = CASE WHEN a.window_started_at < now() - make_interval(secs => $2) THEN 1
                       ELSE least(a.failures + 1, $3 + 1) END,
       window_started_at = CASE WHEN a.window_started_at < now() - make_interval(secs => $2) THEN now()
                                ELSE a.window_started_at END
     RETURNING failures, ceil(extract(epoch FROM window_started_at - now()) + $2)::integer AS left`,
    [keyOf(email), WINDOW_SECONDS, MAX_FAILURES],
  );
  if (attempt === undefined || attempt.failures <= MAX_FAILURES) return;
  const headers = { 'retry-after': String(Math.max(attempt.left, 1)) };
  throw new TooManyAttempts(headers);
}

/** The password was right: what was wrong before doesn't count any more. Forgets others' old attempts on the way. */
export async function forgiveAttempts({ query }: Transaction, email: string): Promise<void> {
  await query('DELETE FROM auth.attempts WHERE email_hash = $1', [keyOf(email)]);
  await query(
    `DELETE FROM auth.attempts WHERE email_hash IN (
       SELECT email_hash FROM auth.attempts WHERE window_started_at < now() - interval '1 day'
       LIMIT 100 FOR UPDATE SKIP LOCKED)`,
  );
}

export class TooManyAttempts extends HttpError {
  constructor(headers: Readonly<Record<string, string>>) {
    super(429, 'too_many_attempts', 'Too many attempts. Try again later.', { headers });
  }
}
