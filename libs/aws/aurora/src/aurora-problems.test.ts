import { Token } from '@ashlar/core';
import { refusal } from '@ashlar/testing';
import type { AuroraClusterProps } from './aurora-props.js';
import { auroraProblems } from './aurora-problems.js';
import { build, smallest } from './cluster.fixture.js';
import { withDefaults } from './defaults.js';
import { postgresql } from './engine.js';

const refused = (props: { readonly [Name in keyof AuroraClusterProps]?: unknown }) =>
  refusal(() => build(props as Partial<AuroraClusterProps>));

test('everything that is wrong is told at once, with its fix', () => {
  expect(
    refused({
      engineVersion: '15.6',
      databaseName: 'db',
      masterUsername: 'admin',
      subnetIds: { 'us-east-1a': 'subnet-a' },
      scaling: { min: 8, max: 4 },
      readers: 16,
      parameters: { 'rds.force_ssl': '0' },
      backupRetentionDays: 90,
      skipFinalSnapshot: true,
    }),
  ).toMatchInlineSnapshot(`
    "demo-test-unit/db (AuroraCluster) has 8 problems:
      databaseName is 'db', a reserved word
        fix: use another name, such as 'db_1'
      masterUsername is 'admin', a reserved word
        fix: use another name, such as 'admin_1'
      subnetIds names one zone, us-east-1a
        fix: name subnets in two zones at least; RDS makes no subnet group of fewer
      scaling.min is 8, above scaling.max (4)
        fix: raise scaling.max to 8 or more, or lower scaling.min
      readers is 16; a cluster has a writer and up to 15 readers
        fix: use a whole number from 0 to 15
      parameters sets rds.force_ssl, which this module decides
        fix: connections without TLS are refused; leave it out
      backupRetentionDays is 90; Aurora keeps 1 to 35
        fix: use 35, and AWS Backup for anything older
      skipFinalSnapshot is true for a cluster with deletionProtection
        fix: leave skipFinalSnapshot out, or say deletionProtection: false for a throw-away cluster"
  `);
});

test('a minimum of 0 needs a version that can pause', () => {
  expect(refused({ engineVersion: '15.6', scaling: { min: 0, max: 1 } })).toMatchInlineSnapshot(`
    "demo-test-unit/db (AuroraCluster) has a problem:
      scaling.min is 0, and engineVersion 15.6 can't pause
        fix: use 0.5, or a version that can: 13.15, 14.12, 15.7, 16.3, 17 and later"
  `);
});

test('pools that do not fit are refused with the capacity that would do', () => {
  const clients = { api: { tasks: 20, poolSize: 10 }, worker: { tasks: 4, poolSize: 5 } };
  expect(refused({ clients })).toMatchInlineSnapshot(`
    "demo-test-unit/db (AuroraCluster) has a problem:
      clients open 220 connections (api 20 × 10 = 200, worker 4 × 5 = 20); an instance takes 184
        fix: raise scaling.max to 4, or use smaller pools"
  `);
  expect(() => build({ clients, scaling: { min: 0.5, max: 4 } })).not.toThrow();
});

test.each<[string, Parameters<typeof refused>[0], string]>([
  ['one zone', { subnetIds: { 'us-east-1a': 'subnet-a' } }, 'subnetIds names one zone, us-east-1a'],
  ['no zone', { subnetIds: {} }, 'subnetIds names no zone'],
  ['subnets without zones', { subnetIds: undefined }, 'subnetIds names no zone'],
  ['no readers less than none', { readers: -1 }, 'readers is -1'],
  ['too many readers', { readers: 16 }, 'use a whole number from 0 to 15'],
  [
    'readers that nobody knows',
    { readers: Token.asNumber('${var.x}') },
    'readers is known to Terraform only',
  ],
  ['0.3 ACU', { scaling: { min: 0.3, max: 1 } }, 'scaling.min is 0.3 ACU'],
  ['257 ACU', { scaling: { min: 1, max: 257 } }, 'scaling.max is 257 ACU'],
  ['no capacity', { scaling: undefined }, 'scaling.min is undefined ACU'],
  ['no backups', { backupRetentionDays: 0 }, 'backupRetentionDays is 0; Aurora keeps 1 to 35'],
  ['backups for long', { backupRetentionDays: 90 }, 'use 35, and AWS Backup for anything older'],
  ['logs for 100 days', { logs: { ...smallest.logs, retentionDays: 100 } }, 'use 120'],
  ['logs for ever', { logs: { ...smallest.logs, retentionDays: 0 } }, 'logs.retentionDays is 0'],
  ['logs without a key', { logs: undefined }, 'logs.kmsKeyArn is left out'],
  ['logs under an alias', { logs: { kmsKeyArn: 'alias/logs' } }, "logs.kmsKeyArn is 'alias/logs'"],
  ['storage without a key', { kmsKeyArn: undefined }, 'kmsKeyArn is left out'],
  ['storage under a key of AWS', { kmsKeyArn: 'alias/aws/rds' }, "kmsKeyArn is 'alias/aws/rds'"],
  ['a password without a key', { masterSecretKmsKeyArn: '' }, "masterSecretKmsKeyArn is ''"],
  ['a reserved user', { masterUsername: 'rdsadmin' }, "masterUsername is 'rdsadmin', a reserved word"],
  ['a user of RDS', { masterUsername: 'rds_iam' }, 'a reserved word'],
  ['a user of SQL', { masterUsername: 'User' }, 'a reserved word'],
  ['a user with a hyphen', { masterUsername: 'the-boss' }, "use a letter, then letters, digits and '_'"],
  ['a database with a hyphen', { databaseName: 'my-records' }, "databaseName is 'my-records'"],
  ['a database of a digit', { databaseName: '1st' }, "databaseName is '1st'"],
  ['a reserved database', { databaseName: 'template1' }, 'a reserved word'],
  [
    'a window in the other',
    { backupWindow: '08:00-09:00' },
    'backupWindow 08:00-09:00 overlaps maintenanceWindow sun:08:30-sun:09:30',
  ],
  ['a version that never was', { engineVersion: '15.9' }, "engineVersion is '15.9'"],
  ['an upgrade downwards', { engineVersion: '15.10', upgradingFrom: '16.8' }, 'goes downwards'],
  [
    'an upgrade that waits',
    { engineVersion: '16.8', upgradingFrom: '15.10', applyImmediately: false },
    'applyImmediately is false, and upgradingFrom is given',
  ],
  [
    'nothing left of what is protected',
    { skipFinalSnapshot: true },
    'skipFinalSnapshot is true for a cluster with deletionProtection',
  ],
  ['an unknown storage', { storage: 'gp3' }, 'use aurora, aurora-iopt1'],
  ['metrics every 2 seconds', { monitoringIntervalSeconds: 2 }, 'use 0, 1, 5, 10, 15, 30, 60'],
  ['audit in one word', { audit: 'all' }, "audit names 'all'"],
  ['a library list in one word', { preload: 'pg_cron, x' }, "preload lists 'pg_cron, x'"],
])('%s is refused', (_, props, message) => {
  expect(refused(props)).toContain(message);
});

test('what only Terraform knows is not compared', () => {
  const scaling = { min: Token.asNumber('${var.min}'), max: Token.asNumber('${var.max}') };
  const clients = { api: { tasks: 1000, poolSize: 1000 } };
  const days = Token.asNumber('${var.days}');
  const props = withDefaults({ ...smallest, scaling, clients, databaseName: '${var.name}' });
  expect(auroraProblems({ ...props, backupRetentionDays: days }, postgresql)).toEqual([]);
});
