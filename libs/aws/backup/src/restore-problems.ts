import {
  is,
  isKnown,
  keyArnProblems,
  isRecord,
  type Problem,
  strangerProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { keyProblems } from './key-problems.js';
import { purposeProblems } from './purpose-problems.js';
import type { RestoreTestingProps } from './restore-testing-props.js';
import { scheduleProblems } from './schedule-problems.js';
import { selectionProblems } from './selection-problems.js';
import { placeProblems, vaultArnProblems } from './target-problems.js';

const PROPS = ['purpose', 'vaults', 'tests', 'schedule', 'startWindowHours', 'pointsOfLastDays', 'points'];
const SHARED = ['type', 'tag', 'resourceArns', 'validationHours'];
const BY_TYPE = new Map<unknown, readonly string[]>([
  ['Aurora', ['subnetGroupName', 'securityGroupIds']],
  ['RDS', ['subnetGroupName', 'securityGroupIds']],
  ['DynamoDB', ['kmsKeyArn']],
  ['S3', ['kmsKeyArn']],
]);
const TYPES = ['Aurora', 'DynamoDB', 'RDS', 'S3'];

/** A week, AWS's longest. */
const MOST_HOURS = 168;

/** Everything that is wrong with a plan of restore tests in a region. */
export function restoreTestingProblems(props: RestoreTestingProps, region: string): Problem[] {
  const { schedule, startWindowHours, pointsOfLastDays, points } = props;
  return [
    ...strangerProblems('the restore testing', props, PROPS),
    ...purposeProblems(props.purpose),
    ...vaultProblems(props.vaults, region),
    ...testsProblems(props.tests),
    ...(schedule === undefined ? [] : scheduleProblems('schedule', schedule)),
    ...optional('startWindowHours', startWindowHours, MOST_HOURS),
    ...optional('pointsOfLastDays', pointsOfLastDays, 365),
    ...(points === undefined ? [] : wordProblems('points', points, ['latest', 'random'])),
  ];
}

const optional = (prop: string, value: unknown, max: number) =>
  value === undefined ? [] : wholeNumberProblems(prop, value, 1, max);

function vaultProblems(vaults: unknown, region: string): Problem[] {
  const entries = isRecord(vaults) ? Object.entries(vaults) : [];
  if (entries.length === 0) {
    return [{ what: 'vaults is empty', fix: 'name vaults by key: { records: vault }' }];
  }
  return entries.flatMap(([key, vault]) => {
    if (!isRecord(vault)) return [{ what: is(`vaults.${key}`, vault), fix: 'give the vault: a BackupVault' }];
    return [
      ...vaultArnProblems(`vaults.${key}.vaultArn`, vault['vaultArn']),
      ...placeProblems(`vaults.${key}`, vault, region, 'test it by a stack in that region'),
    ];
  });
}

function testsProblems(tests: unknown): Problem[] {
  const entries = isRecord(tests) ? Object.entries(tests) : [];
  if (entries.length === 0) {
    return [{ what: 'tests is empty', fix: "name them by key: { records: { type: 'Aurora', … } }" }];
  }
  return entries.flatMap(([key, test]) => [
    ...keyProblems('tests', key),
    ...testProblems(`tests.${key}`, test),
  ]);
}

function testProblems(prop: string, test: unknown): Problem[] {
  const own = isRecord(test) ? BY_TYPE.get(test['type']) : undefined;
  if (!isRecord(test) || own === undefined) {
    const type = isRecord(test) && isKnown(test['type']) ? test['type'] : 'nothing that is known now';
    return wordProblems(`${prop}.type`, type, TYPES);
  }
  const { tag, resourceArns, validationHours } = test;
  return [
    ...strangerProblems(prop, test, [...SHARED, ...own]),
    ...own.flatMap((each) => missing(`${prop}.${each}`, test[each])),
    ...selectionProblems({ tag, resourceArns }).map(({ what, fix }) => ({ what: `${prop}: ${what}`, fix })),
    ...optional(`${prop}.validationHours`, validationHours, MOST_HOURS),
  ];
}

function missing(prop: string, value: unknown): Problem[] {
  if (prop.endsWith('.kmsKeyArn')) return keyArnProblems(prop, value);
  const wanted = prop.endsWith('Ids') ? isList(value) : typeof value === 'string' && value !== '';
  return wanted ? [] : [{ what: is(prop, value), fix: `give ${prop}: AWS Backup would guess it` }];
}

const isList = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string' && each !== '');
