import { migrateSettings } from './migrate-settings.js';

const build = (changes: Record<string, string | undefined> = {}) =>
  migrateSettings({
    ...{ DATABASE_HOST: 'db.example.com', DATABASE_PORT: '5432', DATABASE_NAME: 'edgar' },
    ...{ DATABASE_USER: 'administrator', DATABASE_PASSWORD: 'secret' },
    ...{ MIGRATIONS_FOLDER: '/app/migrations', TIMEOUT_SECONDS: '600', ...changes },
  });

test('the certificate of a host is verified, and its name', () => {
  expect(build().connection.ssl).toMatchObject({ rejectUnauthorized: true, servername: 'db.example.com' });
});

test('only the socket of this machine goes without TLS', () => {
  expect(build({ DATABASE_HOST: '/run/postgresql' }).connection.ssl).toBe(false);
});

test('everything that is missing or wrong is said at once, and no value', () => {
  const wrong = { DATABASE_PASSWORD: '', DATABASE_PORT: '5432; DROP', TIMEOUT_SECONDS: '0' };
  expect(() => build(wrong)).toThrow(
    /: DATABASE_PASSWORD is missing; DATABASE_PORT is no port; TIMEOUT_SECONDS is not from 1 to 3600$/,
  );
});
