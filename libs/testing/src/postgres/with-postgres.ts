import { PostgresServer } from './postgres-server.js';
import { serverPrograms } from './server-programs.js';

/** Tests with a PostgreSQL of their own. Where none is installed they are skipped, and say so. */
export function withPostgres(title: string, tests: (server: () => PostgresServer) => void): void {
  // A server takes its time where other tests are busy.
  jest.setTimeout(60_000);
  const programs = serverPrograms();
  if (programs === undefined) {
    describe.skip(`${title} (skipped: no PostgreSQL server on PATH or under /usr/lib/postgresql)`, () =>
      tests(notStarted));
    return;
  }
  describe(title, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await PostgresServer.start(programs);
    });
    afterAll(() => server?.stop());
    tests(() => server ?? notStarted());
  });
}

function notStarted(): never {
  throw new Error('PostgreSQL has not started');
}
