import { environmentProblems } from './environment-problems.js';
import type { EdgarEnvironment } from './environments.js';
import { environmentOf } from './platform.fixture.js';

const problemsOf = (name: 'production' | 'staging', change: Partial<EdgarEnvironment>) =>
  environmentProblems(environmentOf(name, change)).map(({ what, fix }) => `${what}: ${fix}`);

const { services, backups, database, functions, network, deployments } = environmentOf('production');
const lonely = { ...services.backend, tasks: { min: 1, max: 4 } };

test.each(['production', 'staging'] as const)('%s as it is written has no problem', (name) => {
  expect(problemsOf(name, {})).toEqual([]);
});

test.each<[string, Partial<EdgarEnvironment>, RegExp]>([
  ['without protection', { deletion: 'allowed' }, /deletion is 'allowed'.*'protected'/],
  ['with one NAT gateway', { network: { ...network, natGateways: { zone: 'us-east-1a' } } }, /one-per-zone/],
  ['without a reader', { database: { ...database, readers: 0 } }, /database\.readers is 0.*failover/],
  ['with days of backups', { database: { ...database, backupRetentionDays: 3 } }, /7 days or more/],
  ['with short backups', { backups: { ...backups, keepDays: 10 } }, /keepDays is 10.*35 days or more/],
  ['with one task', { services: { ...services, backend: lonely } }, /services\.backend\.tasks\.min is 1/],
  [
    'on Spot',
    { services: { ...services, frontend: { ...services.frontend, spotPercent: 50 } } },
    /services\.frontend\.spotPercent is 50.*two minutes/,
  ],
  ['that tells nobody', { alarmEmails: {} }, /alarmEmails is empty/],
  [
    'released in a row',
    { deployments: { ...deployments, backend: { type: 'rolling' } } },
    /codedeploy.*gate/,
  ],
  [
    'with a cold sign-in',
    { functions: { ...functions, auth: { ...functions.auth, warm: 0 } } },
    /auth\.warm/,
  ],
])('production %s is refused', (_, change, message) => {
  expect(problemsOf('production', change)).toEqual([expect.stringMatching(message)]);
});

test('production without copies is refused, staging is not', () => {
  const { copyTo, ...near } = backups;
  expect(copyTo).toBe('us-west-2');
  expect(problemsOf('production', { backups: near })).toEqual([expect.stringContaining('backups.copyTo')]);
});

test('EDG-12: a promise that the schedules can not keep is refused, in any environment', () => {
  const promised = (change: Partial<typeof backups>) =>
    problemsOf('staging', {
      backups: { recoveryPointHours: 28, recoveryTimeHours: 48, keepDays: 7, ...change },
    });
  expect(promised({ recoveryPointHours: 6 })).toEqual([expect.stringMatching(/lose up to 7: use 7 or more/)]);
  expect(promised({ recoveryTimeHours: 2 })).toEqual([expect.stringMatching(/recoveryTimeHours is 2/)]);
  expect(promised({ recoveryTimeHours: 6, copyTo: 'us-west-2' })).toEqual([
    expect.stringMatching(/use 8 or more/),
  ]);
  expect(promised({ copyTo: 'us-east-1' })).toEqual([expect.stringMatching(/lost with it/)]);
});

test('a cluster that pauses is refused: RDS Proxy keeps it awake', () => {
  const found = problemsOf('staging', { database: { ...database, acu: { min: 0, max: 1 } } });
  expect(found).toEqual([expect.stringMatching(/never pause.*0\.5 or more/)]);
});

test('a floor that scaling can not reach is refused', () => {
  const frontend = { ...services.frontend, dayFloor: 9 };
  expect(problemsOf('staging', { services: { ...services, frontend } })).toEqual([
    expect.stringMatching(/services\.frontend\.dayFloor is 9.*use 2 to 6/),
  ]);
});

test('all problems are told at once', () => {
  expect(problemsOf('production', { deletion: 'allowed', alarmEmails: {} })).toHaveLength(2);
});
