import { refusal } from '@ashlar/testing';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { environmentProblems } from './environment-problems.js';
import { environmentOf, servicesWith, stacksOf, withoutDomain } from './platform.fixture.js';

const production = environmentOf('production');

test('the environments that are written down are as they should be', () => {
  expect(environmentProblems(production)).toEqual([]);
  expect(environmentProblems(environmentOf('staging'))).toEqual([]);
});

test('a production that could lose data or records is refused, with everything that is wrong', () => {
  const { network, database } = production;
  const careless = environmentOf('production', {
    deletion: 'allowed',
    logRetentionDays: 30,
    network: { ...network, natGateways: { zone: 'us-east-1a' } },
    database: { ...database, backupRetentionDays: 1 },
    services: servicesWith(production, { nginx: { tasks: { min: 1, max: 2 } } }),
    bastionZone: 'us-east-1d',
  });
  expect(refusal(() => stacksOf(careless))).toMatchInlineSnapshot(`
    "environment production of omnirapeutic has 6 problems:
      bastionZone is 'us-east-1d', no zone of the environment
        fix: use one of us-east-1a, us-east-1b, us-east-1c
      deletion is 'allowed'
        fix: production is 'protected', and 'with-last-snapshot' in the days before it is taken down
      logRetentionDays is 30; HIPAA wants six years
        fix: use 2192, or 3653 for ten years
      network.natGateways is not one per zone
        fix: use 'one-per-zone', so that a zone that fails takes no other with it
      database.backupRetentionDays is 1
        fix: production keeps 7 days or more
      services.nginx.tasks.min is 1
        fix: production runs at least 2, so that one may fail or be replaced"
  `);
});

test('backups of production are kept for 35 days at least, and copied to another region than its own', () => {
  const problems = (change: object, name: 'production' | 'staging' = 'production') => {
    const environment = environmentOf(name);
    const backups = { ...environment.backups, ...change };
    return environmentProblems({ ...environment, backups }).map(({ what }) => what);
  };
  expect(problems({ keepDays: 7 })).toEqual(['backups.keepDays is 7']);
  expect(problems({ copyTo: undefined })).toEqual(['backups.copyTo is left out']);
  expect(problems({ keepDays: 7, copyTo: undefined }, 'staging')).toEqual([]);
  expect(problems({ copyTo: 'us-east-1' }, 'staging')).toEqual([
    "backups.copyTo is 'us-east-1', the region of the environment",
  ]);
});

test('production has all alarms, and somebody who is told', () => {
  const what = environmentProblems({ ...production, alarms: ['monthly-cost'], alarmEmails: {} });
  expect(what.map((problem) => problem.what)).toEqual([
    'alarms names a part of them',
    'alarmEmails is empty',
  ]);
});

test('production may be taken down, leaving a last snapshot of the records', () => {
  const goodbye = environmentOf('production', { deletion: 'with-last-snapshot' });
  expect(environmentProblems(goodbye)).toEqual([]);
  expect(stacksOf(goodbye)['data']?.one(RdsCluster)).toMatchObject({
    deletion_protection: false,
    skip_final_snapshot: false,
  });
});

test('what patients send is not served over plain HTTP', () => {
  const plain = withoutDomain(production);
  expect(environmentProblems(plain)).toEqual([]);
  const services = servicesWith(production, { api: { on: true } });
  expect(environmentProblems({ ...plain, services })).toEqual([
    {
      what: 'there is no domain, and api would be served over plain HTTP',
      fix: 'give the environment a domain; without one, nginx alone may answer',
    },
  ]);
});

test('staging may be thrown away, with one task and one NAT gateway', () => {
  const staging = environmentOf('staging');
  expect(staging).toMatchObject({ deletion: 'allowed', network: { natGateways: { zone: 'us-east-1a' } } });
  expect(staging.services.nginx.tasks.min).toBe(1);
});
