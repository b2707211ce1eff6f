import { refusal } from '@ashlar/testing';
import { shapeProblems } from './environment-shape.js';
import type { OmnirapeuticEnvironment } from './environments.js';
import { environmentOf, servicesWith, stacksOf } from './platform.fixture.js';

const production = environmentOf('production');

const problems = (change: object) => shapeProblems({ ...production, ...change }).map(({ what }) => what);

test('the environments that are written down have what they have to have', () => {
  expect(problems({})).toEqual([]);
  expect(shapeProblems({ ...environmentOf('staging') })).toEqual([]);
});

test('whatever is missing or of another kind is told at once, by the word in the file', () => {
  const { services, network, database } = production;
  const careless = {
    ...production,
    domian: 'example.com',
    logRetentionDays: undefined,
    network: { ...network, tiers: { public: network.tiers.public, appp: network.tiers.app } },
    database: { ...database, reader: 1, acu: { min: '0.5', max: 1 } },
    services: {
      ...services,
      api: { ...services.api, on: 'false', version: '' },
      web: undefined,
      bilingg: {},
    },
    monthlyBudgetUsd: '1500',
  } as unknown as OmnirapeuticEnvironment;
  expect(refusal(() => stacksOf(careless))).toMatchInlineSnapshot(`
    "environment production of omnirapeutic has 12 problems:
      the environment has 'domian'
        fix: did you mean 'domain'? use name, account, region, zones, domain, deletion, logRetentionDays, network, database, services, bastionZone, rateLimits, monthlyBudgetUsd, costAnomalyMonitorArn, alarmEmails, alarms, pagers, chat, runbooksUrl, backups
      logRetentionDays is left out
        fix: use a whole number from 1 to 3653
      monthlyBudgetUsd is '1500'
        fix: use a number of USD, without quotes: 1500
      network.tiers has 'appp'
        fix: did you mean 'app'? use public, app, data
      network.tiers.app is left out
        fix: describe it
      network.tiers.data is left out
        fix: describe it
      database has 'reader'
        fix: did you mean 'readers'? use acu, backupRetentionDays, readers, version
      database.acu.min is '0.5'
        fix: use a number of ACU: 0.5
      services has 'bilingg'
        fix: use nginx, api, web, worker
      services.api.on is 'false'
        fix: use true or false, without quotes
      services.api.version is ''
        fix: use the tag of an image: '1.0.0'
      services.web is left out
        fix: give on, size, tasks, version"
  `);
});

test.each<[object, string]>([
  [{ deletion: 'alowed' }, "deletion is 'alowed'"],
  [{ deletion: undefined }, 'deletion is left out'],
  [{ services: {} }, 'services.nginx is left out'],
  [{ services: null }, 'services is null'],
  [{ services: servicesWith(production, { api: { tasks: undefined } }) }, 'services.api.tasks is left out'],
  [{ services: servicesWith(production, { api: { task: { min: 1 } } }) }, "services.api has 'task'"],
  [{ services: servicesWith(production, { api: { version: 1.28 } }) }, 'services.api.version is 1.28'],
  [{ services: servicesWith(production, { api: { size: null } }) }, 'services.api.size is null'],
  [{ database: undefined }, 'database is left out'],
  [{ database: { ...production.database, readers: undefined } }, 'database.readers is left out'],
  [{ database: { ...production.database, backupRetentionDays: '7' } }, "database.backupRetentionDays is '7'"],
  [{ network: undefined }, 'network is left out'],
  [{ network: { ...production.network, natGateways: null } }, 'network.natGateways is null'],
  [{ network: { ...production.network, tiers: undefined } }, 'network.tiers is left out'],
  [{ rateLimits: [] }, 'rateLimits is []'],
  [{ rateLimits: { all: null } }, 'rateLimits.all is null'],
  [{ rateLimits: { all: { priority: 100, requestsPerFiveMinutes: 10 } } }, 'rateLimits.all.priority is 100'],
  [
    { rateLimits: { all: { priority: 10, requestsPerFiveMinutes: 5 } } },
    'rateLimits.all.requestsPerFiveMinutes is 5',
  ],
  [
    { rateLimits: { all: { priority: 10, requestsPerFiveMinutes: 10, pathsThatStartWith: 'login' } } },
    "rateLimits.all.pathsThatStartWith is 'login'",
  ],
  [{ costAnomalyMonitorArn: 'abc' }, "costAnomalyMonitorArn is 'abc'"],
  [{ alarmEmails: ['a@example.com'] }, 'alarmEmails is ["a@example.com"]'],
  [{ alarmEmails: { lead: 'nobody' } }, "alarmEmails.lead is 'nobody'"],
  [{ alarms: [] }, 'alarms is []'],
  [{ alarms: 'some' }, "alarms is 'some'"],
  [{ alarms: undefined }, 'alarms is left out'],
  [{ pagers: 'https://pager.example.com' }, "pagers is 'https://pager.example.com'"],
  [{ chat: { ops: { slackChanelId: 'C0123456789' } } }, "chat.ops has 'slackChanelId'"],
  [{ runbooksUrl: 'http://git.example.com' }, "runbooksUrl is 'http://git.example.com'"],
  [{ backups: undefined }, 'backups is left out'],
  [{ backups: { keepDays: 35, recoveryPointHours: 0 } }, 'backups.recoveryPointHours is 0'],
  [{ backups: { keepDays: '35', recoveryPointHours: 26 } }, "backups.keepDays is '35'"],
  [{ backups: { keepDays: 35, recoveryPointHours: 26, copyTo: 'west' } }, "backups.copyTo is 'west'"],
  [{ bastionZone: undefined }, 'bastionZone is left out'],
  [{ monthlyBudgetUsd: '1500' }, "monthlyBudgetUsd is '1500'"],
])('%j is refused', (change, what) => {
  expect(problems(change)).toContain(what);
});
