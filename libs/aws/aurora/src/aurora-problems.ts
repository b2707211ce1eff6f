import { backupProblems, isKnown, keyArnProblems, type Problem } from '@ashlar/core';
import { retentionProblems } from '@ashlar/log-group';
import type { AuroraClusterProps } from './aurora-props.js';
import { capacityProblems } from './capacity.js';
import { parameterProblems } from './cluster-parameters.js';
import { connectionProblems } from './connection-budget.js';
import { databaseNameProblems, userNameProblems } from './database-names.js';
import type { Defaults } from './defaults.js';
import type { Engine } from './engine.js';
import { parseVersion, upgradeProblems, versionProblems } from './engine-version.js';
import { windowProblems } from './time-windows.js';

/** asOf: 2026-11, source: RDS API reference, CreateDBInstance, MonitoringInterval */
const MONITORING_SECONDS = [0, 1, 5, 10, 15, 30, 60];
const STORAGES = ['aurora', 'aurora-iopt1'];
const MOST_READERS = 15;
const MOST_BACKUP_DAYS = 35;

/** Everything that is wrong with a cluster. */
export function auroraProblems(props: AuroraClusterProps & Defaults, engine: Engine): Problem[] {
  const { engineVersion, upgradingFrom, scaling } = props;
  const wrongVersion = versionProblems('engineVersion', engineVersion, engine);
  const wrongScaling = capacityProblems(scaling, parseVersion(engineVersion), props.parameters);
  return [
    ...missing(props),
    ...keyProblems(props),
    ...wrongVersion,
    ...(upgradingFrom === undefined ? [] : upgradeProblems(upgradingFrom, engineVersion, engine)),
    ...(upgradingFrom !== undefined && props.applyImmediately === false ? [waitingUpgrade] : []),
    ...databaseNameProblems(props.databaseName),
    ...userNameProblems('masterUsername', props.masterUsername),
    ...zoneProblems(props.subnetIds),
    ...wrongScaling,
    ...(wrongScaling.length > 0 ? [] : connectionProblems(props.clients ?? {}, scaling)),
    ...readerProblems(props.readers),
    ...parameterProblems(props),
    ...keepingProblems(props),
    ...backupProblems('backup', props.backup),
    ...windowProblems(props.backupWindow, props.maintenanceWindow),
    ...deletionProblems(props),
    ...(props.storage === undefined ? [] : oneOf<string>('storage', props.storage, STORAGES)),
    ...oneOf('monitoringIntervalSeconds', props.monitoringIntervalSeconds, MONITORING_SECONDS),
  ];
}

/** What the compiler asks for already. */
const missing = ({ purpose, vpcId }: AuroraClusterProps): Problem[] =>
  Object.entries<unknown>({ purpose, vpcId })
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([prop]) => ({ what: `${prop} is missing`, fix: `give ${prop}` }));

const keyProblems = ({ kmsKeyArn, masterSecretKmsKeyArn, logs }: AuroraClusterProps): Problem[] => [
  ...keyArnProblems('kmsKeyArn', kmsKeyArn),
  ...keyArnProblems('masterSecretKmsKeyArn', masterSecretKmsKeyArn),
  ...keyArnProblems('logs.kmsKeyArn', (logs as AuroraClusterProps['logs'] | undefined)?.kmsKeyArn),
];

const waitingUpgrade: Problem = {
  what: 'applyImmediately is false, and upgradingFrom is given: until the upgrade ran, the old parameter groups are in use and Terraform fails to delete them',
  fix: 'leave applyImmediately out, and deploy when minutes without a database are acceptable',
};

function zoneProblems(subnetIds: Readonly<Record<string, string>>): Problem[] {
  const zones = Object.keys(subnetIds ?? {});
  if (zones.length >= 2) return [];
  const what = `subnetIds names ${zones.length === 0 ? 'no zone' : `one zone, ${zones.join()}`}`;
  return [{ what, fix: 'name subnets in two zones at least; RDS makes no subnet group of fewer' }];
}

function keepingProblems({ backupRetentionDays, logs }: AuroraClusterProps & Defaults): Problem[] {
  const problems: Problem[] = [];
  const days: number = backupRetentionDays;
  if (isKnown(days) && !(Number.isInteger(days) && days >= 1 && days <= MOST_BACKUP_DAYS)) {
    const what = `backupRetentionDays is ${String(days)}; Aurora keeps 1 to ${MOST_BACKUP_DAYS}`;
    const older = `use ${MOST_BACKUP_DAYS}, and AWS Backup for anything older`;
    problems.push({
      what,
      fix: days > MOST_BACKUP_DAYS ? older : 'use 1 or more; Aurora always has backups',
    });
  }
  return [...problems, ...retentionProblems('logs.retentionDays', logs?.retentionDays)];
}

function deletionProblems({
  deletionProtection,
  skipFinalSnapshot,
}: AuroraClusterProps & Defaults): Problem[] {
  if (!deletionProtection || skipFinalSnapshot !== true) return [];
  const fix = 'leave skipFinalSnapshot out, or say deletionProtection: false for a throw-away cluster';
  return [{ what: 'skipFinalSnapshot is true for a cluster with deletionProtection', fix }];
}

function readerProblems(readers: number): Problem[] {
  if (Number.isInteger(readers) && readers >= 0 && readers <= MOST_READERS) return [];
  const value = isKnown(readers) ? String(readers) : 'known to Terraform only';
  const what = `readers is ${value}; a cluster has a writer and up to ${MOST_READERS} readers`;
  return [{ what, fix: `use a whole number from 0 to ${MOST_READERS}` }];
}

function oneOf<T>(prop: string, value: T, known: readonly T[]): Problem[] {
  if (known.includes(value)) return [];
  return [{ what: `${prop} is ${String(value)}`, fix: `use ${known.join(', ')}` }];
}
