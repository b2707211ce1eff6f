import { type EdgarDatabase } from '../database.fixture.js';
import { ANNA, trying } from './customers.fixture.js';

/** Something nobody may do, or everybody must be able to: holds, or throws. */
export interface Boundary {
  readonly says: string;
  readonly holds: (database: EdgarDatabase) => Promise<void>;
}

/** What PostgreSQL says to who lacks a right, and to a row that a policy refuses. */
const INSUFFICIENT_PRIVILEGE = '42501';

export async function refused(work: Promise<unknown>): Promise<void> {
  await expect(work).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
}

/** Each of the statements by itself, with Anna as the customer. */
export async function eachRefused(database: EdgarDatabase, user: string, statements: string[]) {
  await trying(database, user, ANNA, async (client) => {
    for (const statement of statements) {
      await client.query('SAVEPOINT before');
      const failed = await client.query(statement).then(
        () => ({ statement, code: undefined }),
        ({ code }: { code: string }) => ({ statement, code }),
      );
      expect(failed).toEqual({ statement, code: INSUFFICIENT_PRIVILEGE });
      await client.query('ROLLBACK TO before');
    }
  });
}

/** The first of them that doesn't hold, if any. */
export async function firstBroken(
  boundaries: Boundary[],
  database: EdgarDatabase,
): Promise<string | undefined> {
  for (const { says, holds } of boundaries) {
    try {
      await holds(database);
    } catch {
      return says;
    }
  }
  return undefined;
}
