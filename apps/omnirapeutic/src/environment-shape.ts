import {
  entryProblems,
  is,
  isRecord,
  type Problem,
  recordProblems,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { ownServices } from './environments.js';

type Fields = Readonly<Record<string, unknown>>;

const FIELDS = [
  ...['name', 'account', 'region', 'zones', 'domain', 'deletion', 'logRetentionDays', 'network', 'database'],
  ...['services', 'bastionZone', 'rateLimits', 'monthlyBudgetUsd', 'costAnomalyMonitorArn', 'alarmEmails'],
  ...['alarms', 'pagers', 'chat', 'runbooksUrl', 'backups'],
];
const SERVICES = ['nginx', ...ownServices];
const TIERS = ['public', 'app', 'data'];
const MONITOR = /^arn:aws[a-z-]*:ce::\d{12}:anomalymonitor\/\S+$/;

/**
 * Whether an environment has what it has to have. A synthesis does not wait for the compiler, and a field that is
 * misspelt or missing would be taken for one that may be left out.
 */
export function shapeProblems(environment: Fields): Problem[] {
  const { deletion, logRetentionDays, bastionZone, monthlyBudgetUsd, costAnomalyMonitorArn } = environment;
  return [
    ...strangerProblems('the environment', environment, FIELDS),
    ...wordProblems('deletion', deletion, ['protected', 'with-last-snapshot', 'allowed']),
    ...wholeNumberProblems('logRetentionDays', logRetentionDays, 1, 3653),
    ...textProblems('bastionZone', bastionZone, /\S/, "use a zone: 'us-east-1a'"),
    ...(typeof monthlyBudgetUsd === 'number'
      ? []
      : [
          {
            what: is('monthlyBudgetUsd', monthlyBudgetUsd),
            fix: 'use a number of USD, without quotes: 1500',
          },
        ]),
    ...(costAnomalyMonitorArn === undefined
      ? []
      : textProblems(
          'costAnomalyMonitorArn',
          costAnomalyMonitorArn,
          MONITOR,
          'use the ARN of a monitor, or leave it out',
        )),
    ...recordProblems('network', environment['network'], ['cidr', 'natGateways', 'tiers'], networkShape),
    ...recordProblems(
      'database',
      environment['database'],
      ['acu', 'backupRetentionDays', 'readers', 'version'],
      databaseShape,
    ),
    ...recordProblems('services', environment['services'], SERVICES, (services) =>
      SERVICES.flatMap((name) => serviceShape(`services.${name}`, services[name])),
    ),
    ...entryProblems('rateLimits', environment['rateLimits'], rateLimitShape),
    ...alarmsShape(environment['alarms']),
    ...textProblems(
      'runbooksUrl',
      environment['runbooksUrl'],
      /^https:/,
      "use the address above the pages: 'https://git.example.com/runbooks'",
    ),
    ...(environment['pagers'] === undefined ? [] : entryProblems('pagers', environment['pagers'], () => [])),
    ...(environment['chat'] === undefined ? [] : entryProblems('chat', environment['chat'], chatShape)),
    ...recordProblems(
      'backups',
      environment['backups'],
      ['copyTo', 'keepDays', 'recoveryPointHours'],
      backupsShape,
    ),
    ...entryProblems('alarmEmails', environment['alarmEmails'], (prop, email) =>
      textProblems(prop, email, /@/, "use an address: 'on-call@example.com'"),
    ),
  ];
}

function networkShape({ cidr, natGateways, tiers }: Fields): Problem[] {
  return [
    ...textProblems('network.cidr', cidr, /\S/, "use CIDR notation: '10.0.0.0/16'"),
    ...(typeof natGateways === 'string' || isRecord(natGateways)
      ? []
      : [{ what: is('network.natGateways', natGateways), fix: "use 'one-per-zone', 'none' or { zone }" }]),
    ...recordProblems('network.tiers', tiers, TIERS, (known) =>
      TIERS.flatMap((tier) => recordProblems(`network.tiers.${tier}`, known[tier], undefined, () => [])),
    ),
  ];
}

function databaseShape({ acu, backupRetentionDays, readers, version }: Fields): Problem[] {
  return [
    ...textProblems('database.version', version, /\S/, "use Aurora PostgreSQL's version: '15.10'"),
    ...wholeNumberProblems('database.readers', readers, 0, 15),
    ...wholeNumberProblems('database.backupRetentionDays', backupRetentionDays, 1, 35),
    ...recordProblems('database.acu', acu, ['max', 'min', 'pauseAfterSeconds'], ({ min, max }) =>
      Object.entries({ min, max })
        .filter(([, value]) => typeof value !== 'number')
        .map(([end, value]) => ({ what: is(`database.acu.${end}`, value), fix: 'use a number of ACU: 0.5' })),
    ),
  ];
}

function serviceShape(prop: string, service: unknown): Problem[] {
  return recordProblems(prop, service, ['on', 'size', 'tasks', 'version'], ({ on, size, tasks, version }) => [
    ...(typeof on === 'boolean'
      ? []
      : [{ what: is(`${prop}.on`, on), fix: 'use true or false, without quotes' }]),
    ...textProblems(`${prop}.version`, version, /^\w[\w.-]{0,127}$/, "use the tag of an image: '1.0.0'"),
    ...recordProblems(`${prop}.size`, size, ['cpu', 'memory'], () => []),
    ...recordProblems(`${prop}.tasks`, tasks, ['max', 'min'], ({ min, max }) => [
      ...wholeNumberProblems(`${prop}.tasks.min`, min, 1, 5000),
      ...wholeNumberProblems(`${prop}.tasks.max`, max, 1, 5000),
    ]),
  ]);
}

function rateLimitShape(prop: string, limit: unknown): Problem[] {
  const known = ['pathsThatStartWith', 'priority', 'requestsPerFiveMinutes'];
  return recordProblems(
    prop,
    limit,
    known,
    ({ pathsThatStartWith: path, priority, requestsPerFiveMinutes: requests }) => [
      ...wholeNumberProblems(`${prop}.priority`, priority, 1, 99),
      ...wholeNumberProblems(`${prop}.requestsPerFiveMinutes`, requests, 10, 2_000_000_000),
      ...(path === undefined
        ? []
        : textProblems(`${prop}.pathsThatStartWith`, path, /^\/\S/, "start with '/': '/login'")),
    ],
  );
}

function alarmsShape(alarms: unknown): Problem[] {
  const named = Array.isArray(alarms) && alarms.length > 0 && alarms.every((key) => typeof key === 'string');
  if (alarms === 'all' || named) return [];
  return [{ what: is('alarms', alarms), fix: "use 'all', or name some: ['alb-5xx', 'monthly-cost']" }];
}

const chatShape = (prop: string, channel: unknown): Problem[] =>
  recordProblems(prop, channel, ['slackChannelId', 'slackWorkspaceId'], () => []);

const backupsShape = ({ copyTo, keepDays, recoveryPointHours }: Fields): Problem[] => [
  ...wholeNumberProblems('backups.keepDays', keepDays, 1, 36_500),
  ...wholeNumberProblems('backups.recoveryPointHours', recoveryPointHours, 1, 8760),
  ...(copyTo === undefined
    ? []
    : textProblems('backups.copyTo', copyTo, /^[a-z]{2}(-[a-z]+)+-\d$/, "use a region: 'us-west-2'")),
];
