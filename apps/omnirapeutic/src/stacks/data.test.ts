import { refusal } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { environmentOf, servicesWith, stacksOf } from '../platform.fixture.js';

const production = stacksOf(environmentOf('production'))['data'];
const staging = stacksOf(environmentOf('staging'))['data'];
if (production === undefined || staging === undefined) throw new Error('there is no data stack');
const cluster = production.one(RdsCluster);

const parameters = Object.fromEntries(
  (production.one(RdsClusterParameterGroup)['parameter'] as { name: string; value: string }[]).map(
    ({ name, value }) => [name, value],
  ),
);

test('ORP-10: Aurora PostgreSQL 15.10 runs between 0.5 and 1 ACU, with one writer', () => {
  expect(cluster).toMatchObject({
    engine: 'aurora-postgresql',
    engine_version: '15.10',
    serverlessv2_scaling_configuration: { min_capacity: 0.5, max_capacity: 1 },
  });
  expect(production.all(RdsClusterInstance)).toHaveLength(1);
});

test('ORP-10: a reader is one number away, and touches nothing else', () => {
  const environment = environmentOf('production');
  const database = { ...environment.database, readers: 1 };
  const more = stacksOf({ ...environment, database })['data'];
  expect(more?.all(RdsClusterInstance)).toHaveLength(2);
  expect(more?.byAddress()).toMatchObject(production.byAddress());
});

test('ORP-10: records are encrypted at rest with their own key and in transit, and IAM may sign in', () => {
  expect(cluster).toMatchObject({ storage_encrypted: true, iam_database_authentication_enabled: true });
  expect(String(cluster['kms_key_id'])).toContain('aws_kms_keydatabase_key');
  expect(parameters).toMatchObject({ 'rds.force_ssl': '1' });
});

test('ORP-10: records of production are backed up for seven days and not deleted without a last snapshot', () => {
  expect(cluster).toMatchObject({
    backup_retention_period: 7,
    deletion_protection: true,
    skip_final_snapshot: false,
    final_snapshot_identifier: expect.stringMatching(/^omnirapeutic-production-records/),
  });
  expect(staging.one(RdsCluster)).toMatchObject({ deletion_protection: false, skip_final_snapshot: true });
});

test('ORP-11: pgAudit is loaded and writes to a log that is encrypted and kept for six years', () => {
  expect(String(parameters['shared_preload_libraries']).split(',')).toContain('pgaudit');
  expect(parameters['pgaudit.log']).toBe('ddl,role,write');
  expect(cluster).toMatchObject({ enabled_cloudwatch_logs_exports: ['postgresql'] });
  expect(production.one(CloudwatchLogGroup)).toMatchObject({
    name: '/aws/rds/cluster/omnirapeutic-production-records/postgresql',
    retention_in_days: 2192,
    kms_key_id: expect.stringContaining('aws_kms_keylogs_key'),
    lifecycle: { prevent_destroy: true },
  });
});

test('ORP-12: RDS makes the password and keeps it under the key of secrets; nobody writes it down', () => {
  expect(cluster).toMatchObject({
    manage_master_user_password: true,
    master_user_secret_kms_key_id: expect.stringContaining('aws_kms_keysecrets_key'),
  });
  expect(cluster).not.toHaveProperty('master_password');
  expect(production.json.output?.['aurora_master_secret_arn']).toMatchObject({
    value: expect.stringMatching(/master_user_secret\[0\]\.secret_arn\}$/),
  });
});

test('ORP-25: the endpoints of the database are outputs', () => {
  expect(Object.keys(production.json.output ?? {})).toEqual(
    expect.arrayContaining(['aurora_endpoint', 'aurora_reader_endpoint', 'aurora_master_secret_arn']),
  );
});

test('the pools of all services fit the smallest production database, and more tasks are refused', () => {
  const environment = environmentOf('production');
  const on = { on: true };
  const services = servicesWith(environment, { api: on, worker: on });
  expect(() => stacksOf({ ...environment, services })).not.toThrow();
  const crowd = servicesWith(environment, { api: { ...on, tasks: { min: 2, max: 40 } }, worker: on });
  expect(refusal(() => stacksOf({ ...environment, services: crowd }))).toContain('api 80 × 4 = 320');
});
