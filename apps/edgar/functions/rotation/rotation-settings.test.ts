import { rotationSettings } from './rotation-settings.js';

const MASTER = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!cluster-a1b2c3';
const AUTH = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:edgar-auth-a1b2c3';

const build = (changes: Record<string, string | undefined> = {}) =>
  rotationSettings({
    ...{ DATABASE_HOST: 'db.example.com', DATABASE_PORT: '5432', DATABASE_NAME: 'edgar' },
    ...{ MASTER_SECRET_ARN: MASTER, USERS: JSON.stringify({ auth: AUTH }), ...changes },
  });

test('the user of each secret comes from the environment', () => {
  expect(build()).toEqual({
    ...{ host: 'db.example.com', port: 5432, database: 'edgar', masterSecret: MASTER },
    users: new Map([[AUTH, 'auth']]),
  });
});

test('everything that is missing or wrong is said at once', () => {
  const attempt = () => build({ DATABASE_HOST: undefined, DATABASE_PORT: '0', USERS: '[]' });
  expect(attempt).toThrow(
    'DATABASE_HOST is missing; DATABASE_PORT is no port; USERS is no JSON object from users to ARNs of secrets',
  );
});

test.each([
  [{}, 'is no JSON object'],
  [{ auth: 1 }, 'is no JSON object'],
  [{ 'a"; DROP': AUTH }, 'does not take'],
  [{ rdsadmin: AUTH }, 'keeps for itself'],
  [{ pg_monitor: AUTH }, 'keeps for itself'],
  [{ auth: MASTER }, "master user's secret"],
  [{ auth: AUTH, profile: AUTH }, 'one secret for two users'],
])('%j as users is refused', (users, because) => {
  expect(() => build({ USERS: JSON.stringify(users) })).toThrow(because);
});
