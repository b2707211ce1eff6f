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
import { functionNames, serviceNames } from './environments.js';

type Fields = Readonly<Record<string, unknown>>;

const FIELDS = [
  ...['name', 'account', 'region', 'zones', 'domain', 'deletion', 'logRetentionDays', 'network', 'database'],
  ...['services', 'deployments', 'functions', 'requestsPerFiveMinutes', 'monthlyBudgetUsd', 'alarmEmails'],
  ...['deliveryUrl', 'pagers', 'runbooksUrl', 'backups'],
];
const TIERS = ['public', 'app', 'data'];

/**
 * Whether an environment has what it has to have. A synthesis does not wait for the compiler, and a field that is
 * misspelt or missing would be taken for one that may be left out.
 */
export function shapeProblems(environment: Fields): Problem[] {
  return [
    ...strangerProblems('the environment', environment, FIELDS),
    ...textProblems(
      'domain',
      environment['domain'],
      /^[a-z0-9.-]+\.[a-z]{2,}$/,
      "use a name: 'shop.example.com'",
    ),
    ...wordProblems('deletion', environment['deletion'], ['protected', 'allowed']),
    ...wholeNumberProblems('logRetentionDays', environment['logRetentionDays'], 1, 3653),
    ...wholeNumberProblems(
      'requestsPerFiveMinutes',
      environment['requestsPerFiveMinutes'],
      10,
      2_000_000_000,
    ),
    ...wholeNumberProblems('monthlyBudgetUsd', environment['monthlyBudgetUsd'], 1, 10_000_000),
    ...textProblems(
      'runbooksUrl',
      environment['runbooksUrl'],
      /^https:/,
      "use the address above the pages: 'https://git.example.com/runbooks'",
    ),
    ...textProblems(
      'deliveryUrl',
      environment['deliveryUrl'],
      /^https:\/\/./,
      "use the gateway's address: 'https://notify.example.com/messages'",
    ),
    ...recordProblems('network', environment['network'], ['cidr', 'natGateways', 'tiers'], networkShape),
    ...recordProblems(
      'database',
      environment['database'],
      ['acu', 'backupRetentionDays', 'readers', 'rotateDays', 'version'],
      databaseShape,
    ),
    ...named('services', environment['services'], serviceNames, serviceShape),
    ...named('deployments', environment['deployments'], ['frontend', 'backend'], (prop, strategy) =>
      recordProblems(prop, strategy, undefined, () => []),
    ),
    ...named('functions', environment['functions'], functionNames, functionShape),
    ...recordProblems(
      'backups',
      environment['backups'],
      ['copyTo', 'keepDays', 'recoveryPointHours', 'recoveryTimeHours'],
      backupsShape,
    ),
    ...(environment['pagers'] === undefined ? [] : entryProblems('pagers', environment['pagers'], () => [])),
    ...entryProblems('alarmEmails', environment['alarmEmails'], (prop, email) =>
      textProblems(prop, email, /@/, "use an address: 'on-call@example.com'"),
    ),
  ];
}

/** A record that has exactly these entries. */
const named = (
  prop: string,
  value: unknown,
  names: readonly string[],
  look: (prop: string, item: unknown) => Problem[],
): Problem[] =>
  recordProblems(prop, value, names, (items) =>
    names.flatMap((name) => look(`${prop}.${name}`, items[name])),
  );

function networkShape({ cidr, natGateways, tiers }: Fields): Problem[] {
  return [
    ...textProblems('network.cidr', cidr, /\S/, "use CIDR notation: '10.0.0.0/16'"),
    ...(typeof natGateways === 'string' || isRecord(natGateways)
      ? []
      : [{ what: is('network.natGateways', natGateways), fix: "use 'one-per-zone', 'none' or { zone }" }]),
    ...named('network.tiers', tiers, TIERS, (prop, tier) => recordProblems(prop, tier, undefined, () => [])),
  ];
}

function databaseShape({ acu, backupRetentionDays, readers, rotateDays, version }: Fields): Problem[] {
  return [
    ...textProblems('database.version', version, /\S/, "use Aurora PostgreSQL's version: '16.6'"),
    ...wholeNumberProblems('database.readers', readers, 0, 15),
    ...wholeNumberProblems('database.backupRetentionDays', backupRetentionDays, 1, 35),
    ...wholeNumberProblems('database.rotateDays', rotateDays, 1, 365),
    ...recordProblems('database.acu', acu, ['max', 'min', 'pauseAfterSeconds'], ({ min, max }) =>
      Object.entries({ min, max })
        .filter(([, value]) => typeof value !== 'number')
        .map(([end, value]) => ({ what: is(`database.acu.${end}`, value), fix: 'use a number of ACU: 0.5' })),
    ),
  ];
}

const serviceShape = (prop: string, service: unknown): Problem[] =>
  recordProblems(prop, service, ['dayFloor', 'size', 'spotPercent', 'tasks', 'version'], (fields) => [
    ...textProblems(
      `${prop}.version`,
      fields['version'],
      /^\w[\w.-]{0,127}$/,
      "use the tag of an image: '1.0.0'",
    ),
    ...recordProblems(`${prop}.size`, fields['size'], ['cpu', 'memory'], () => []),
    ...recordProblems(`${prop}.tasks`, fields['tasks'], ['max', 'min'], ({ min, max }) => [
      ...wholeNumberProblems(`${prop}.tasks.min`, min, 1, 5000),
      ...wholeNumberProblems(`${prop}.tasks.max`, max, 1, 5000),
    ]),
    ...optional(fields['dayFloor'], (value) => wholeNumberProblems(`${prop}.dayFloor`, value, 1, 5000)),
    ...optional(fields['spotPercent'], (value) => wholeNumberProblems(`${prop}.spotPercent`, value, 0, 100)),
  ]);

const functionShape = (prop: string, settings: unknown): Problem[] =>
  recordProblems(prop, settings, ['warm'], ({ warm }) => wholeNumberProblems(`${prop}.warm`, warm, 0, 1000));

const backupsShape = ({ copyTo, keepDays, recoveryPointHours, recoveryTimeHours }: Fields): Problem[] => [
  ...wholeNumberProblems('backups.keepDays', keepDays, 1, 36_500),
  ...wholeNumberProblems('backups.recoveryPointHours', recoveryPointHours, 1, 8760),
  ...wholeNumberProblems('backups.recoveryTimeHours', recoveryTimeHours, 1, 8760),
  ...optional(copyTo, (region) =>
    textProblems('backups.copyTo', region, /^[a-z]{2}(-[a-z]+)+-\d$/, "use a region: 'us-west-2'"),
  ),
];

const optional = (value: unknown, look: (value: unknown) => Problem[]): Problem[] =>
  value === undefined ? [] : look(value);
