import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { dataRules } from './data-rules.js';

const judge = judged(dataRules);

/** An Aurora cluster and its instances. */
const aurora = (cluster: object, ...instances: object[]): Blocks => ({
  aws_rds_cluster: { c: { engine: 'aurora-postgresql', cluster_identifier: 'records', ...cluster } },
  aws_rds_cluster_instance: Object.fromEntries(
    instances.map((instance, index) => [
      `i${index}`,
      { cluster_identifier: '${aws_rds_cluster.c.id}', ...instance },
    ]),
  ),
});

test.each<[string, Record<string, unknown>, string]>([
  ['DB_INSTANCE_BACKUP_ENABLED', { backup_retention_period: 7 }, 'pass'],
  ['DB_INSTANCE_BACKUP_ENABLED', { backup_retention_period: 0 }, 'fail'],
  ['DB_INSTANCE_BACKUP_ENABLED', {}, 'fail'],
  ['RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED', {}, 'pass'],
  ['RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED', { auto_minor_version_upgrade: false }, 'fail'],
  ['RDS_ENHANCED_MONITORING_ENABLED', { monitoring_interval: 60 }, 'pass'],
  ['RDS_ENHANCED_MONITORING_ENABLED', {}, 'fail'],
  ['RDS_INSTANCE_PUBLIC_ACCESS_CHECK', {}, 'pass'],
  ['RDS_INSTANCE_PUBLIC_ACCESS_CHECK', { publicly_accessible: true }, 'fail'],
  ['RDS_STORAGE_ENCRYPTED', { storage_encrypted: true }, 'pass'],
  ['RDS_STORAGE_ENCRYPTED', {}, 'fail'],
  ['RDS_MULTI_AZ_SUPPORT', { multi_az: true }, 'pass'],
  ['RDS_MULTI_AZ_SUPPORT', {}, 'fail'],
  [
    'RDS_LOGGING_ENABLED',
    { engine: 'postgres', enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'] },
    'pass',
  ],
  ['RDS_LOGGING_ENABLED', { engine: 'mysql', enabled_cloudwatch_logs_exports: ['error'] }, 'fail'],
  ['RDS_LOGGING_ENABLED', { engine: '${var.engine}' }, 'unknown'],
  ['RDS_SNAPSHOT_ENCRYPTED', { storage_encrypted: true }, 'pass'],
  ['RDS_SNAPSHOT_ENCRYPTED', {}, 'unknown'],
  ['RDS_SNAPSHOTS_PUBLIC_PROHIBITED', { storage_encrypted: true }, 'pass'],
  ['RDS_SNAPSHOTS_PUBLIC_PROHIBITED', {}, 'unknown'],
  ['SECRETSMANAGER_ROTATION_ENABLED_CHECK', { manage_master_user_password: true }, 'pass'],
  [
    'SECRETSMANAGER_USING_CMK',
    { manage_master_user_password: true, master_user_secret_kms_key_id: 'arn:aws:kms:::key/1' },
    'pass',
  ],
  ['SECRETSMANAGER_USING_CMK', { manage_master_user_password: true }, 'fail'],
])('%s: a database instance with %j is a %s', (id, attributes, verdict) => {
  expect(judge(id, { aws_db_instance: { d: attributes } })).toEqual([
    expect.stringMatching(`^${verdict} aws_db_instance.d: `),
  ]);
  expect(judge(id, {})).toEqual([]);
});

test.each<[string, object, string]>([
  ['DB_INSTANCE_BACKUP_ENABLED', {}, 'of its cluster, backup_retention_period is not set, which means 1'],
  ['RDS_STORAGE_ENCRYPTED', { storage_encrypted: true }, 'of its cluster, storage_encrypted is true'],
  [
    'RDS_LOGGING_ENABLED',
    { enabled_cloudwatch_logs_exports: ['postgresql'] },
    'enabled_cloudwatch_logs_exports is postgresql',
  ],
])('%s: an instance of Aurora has it from its cluster', (id, cluster, reason) => {
  expect(judge(id, aurora(cluster, {}))).toEqual([`pass aws_rds_cluster_instance.i0: ${reason}`]);
  const alone: Blocks = { aws_rds_cluster_instance: { i: { cluster_identifier: 'elsewhere' } } };
  expect(judge(id, alone)).toEqual([
    expect.stringMatching('^unknown aws_rds_cluster_instance.i: its cluster is of no stack here'),
  ]);
});

test.each<[string, object, string]>([
  ['RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED', { auto_minor_version_upgrade: false }, 'fail'],
  ['RDS_ENHANCED_MONITORING_ENABLED', { monitoring_interval: 60 }, 'pass'],
  ['RDS_INSTANCE_PUBLIC_ACCESS_CHECK', { publicly_accessible: true }, 'fail'],
])('%s: an instance of Aurora with %j is a %s', (id, instance, verdict) => {
  expect(judge(id, aurora({}, instance))).toEqual([
    expect.stringMatching(`^${verdict} aws_rds_cluster_instance.i0: `),
  ]);
});

test('a reason tells what an engine lacks of its logs', () => {
  const exported = { engine: 'mysql', enabled_cloudwatch_logs_exports: ['error', 'audit'] };
  expect(judge('RDS_LOGGING_ENABLED', { aws_db_instance: { d: exported } })).toEqual([
    'fail aws_db_instance.d: enabled_cloudwatch_logs_exports is error, audit; mysql lacks general, slowquery',
  ]);
});

test('a replica has the backups of its source', () => {
  const replica = { d: { replicate_source_db: 'records' } };
  expect(judge('DB_INSTANCE_BACKUP_ENABLED', { aws_db_instance: replica })).toEqual([]);
});

test('a cluster refuses to be deleted', () => {
  const id = 'RDS_CLUSTER_DELETION_PROTECTION_ENABLED';
  expect(judge(id, aurora({ deletion_protection: true }))).toEqual([
    'pass aws_rds_cluster.c: deletion_protection is true',
  ]);
  expect(judge(id, aurora({}))).toEqual([
    'fail aws_rds_cluster.c: deletion_protection is not set, which means false',
  ]);
  expect(judge(id, {})).toEqual([]);
});

test.each<[string, Blocks, string]>([
  ['two instances', aurora({}, {}, {}), 'pass aws_rds_cluster.c: it has 2 aws_rds_cluster_instance'],
  ['one instance', aurora({}, {}), 'fail aws_rds_cluster.c: it has 1 aws_rds_cluster_instance'],
  ['one that is many', aurora({}, { count: 2 }), 'pass aws_rds_cluster.c: it has 1 aws_rds_cluster_instance'],
  [
    'two in one zone',
    aurora({}, { availability_zone: 'us-east-1a' }, { availability_zone: 'us-east-1a' }),
    'fail aws_rds_cluster.c: availability_zone of all instances is us-east-1a',
  ],
  [
    'standbys of its own',
    aurora({ db_cluster_instance_class: 'db.r6gd.large' }),
    'pass aws_rds_cluster.c: a cluster with db_cluster_instance_class has two standbys',
  ],
])('a cluster with %s', (_, resources, expected) => {
  expect(judge('RDS_CLUSTER_MULTI_AZ_ENABLED', resources)).toEqual([expected]);
});

test('a snapshot that Terraform shares with everybody fails', () => {
  const id = 'RDS_SNAPSHOTS_PUBLIC_PROHIBITED';
  expect(judge(id, { aws_db_snapshot: { s: { shared_accounts: ['all'] } } })).toEqual([
    'fail aws_db_snapshot.s: shared_accounts is all',
  ]);
  expect(judge(id, { aws_db_cluster_snapshot: { s: {} } })).toEqual([expect.stringMatching('^pass')]);
});

const table = (attributes: Record<string, unknown>): Blocks => ({
  aws_dynamodb_table: { t: { name: 'visits', ...attributes } },
});

const scaling = (resource_id: string, ...dimensions: string[]): Blocks => ({
  aws_appautoscaling_target: Object.fromEntries(
    dimensions.map((of) => [of, { resource_id, scalable_dimension: `dynamodb:table:${of}CapacityUnits` }]),
  ),
});

test('a table grows by itself', () => {
  const id = 'DYNAMODB_AUTOSCALING_ENABLED';
  expect(judge(id, table({ billing_mode: 'PAY_PER_REQUEST' }))).toEqual([expect.stringMatching('^pass')]);
  for (const name of ['table/visits', 'table/${aws_dynamodb_table.t.name}'])
    expect(judge(id, { ...table({}), ...scaling(name, 'Read', 'Write') })).toEqual([
      'pass aws_dynamodb_table.t: its capacity grows by itself',
    ]);
  expect(judge(id, { ...table({}), ...scaling('table/visits', 'Read') })).toEqual([
    'fail aws_dynamodb_table.t: billing_mode is not PAY_PER_REQUEST, and no aws_appautoscaling_target is of dynamodb:table:WriteCapacityUnits',
  ]);
  expect(judge(id, {})).toEqual([]);
});

test('a table can be restored to every moment', () => {
  const id = 'DYNAMODB_PITR_ENABLED';
  expect(judge(id, table({ point_in_time_recovery: { enabled: true } }))).toEqual([
    expect.stringMatching('^pass'),
  ]);
  expect(judge(id, table({ point_in_time_recovery: [{ enabled: false }] }))).toEqual([
    'fail aws_dynamodb_table.t: point_in_time_recovery.enabled is false',
  ]);
  expect(judge(id, table({}))).toEqual([expect.stringMatching('^fail')]);
  expect(judge(id, {})).toEqual([]);
});

test('limits of the account matter to tables with provisioned capacity', () => {
  const id = 'DYNAMODB_THROUGHPUT_LIMIT_CHECK';
  expect(judge(id, table({ billing_mode: 'PAY_PER_REQUEST' }))).toEqual([expect.stringMatching('^pass')]);
  expect(judge(id, table({}))).toEqual([expect.stringMatching('^unknown')]);
  expect(judge(id, {})).toEqual([]);
});

test('a secret is replaced by itself, under a key of our own', () => {
  const secret = (attributes: object): Blocks => ({ aws_secretsmanager_secret: { s: { ...attributes } } });
  const rotated = {
    aws_secretsmanager_secret_rotation: { r: { secret_id: '${aws_secretsmanager_secret.s.id}' } },
  };
  const rotation = 'SECRETSMANAGER_ROTATION_ENABLED_CHECK';
  expect(judge(rotation, { ...secret({}), ...rotated })).toEqual([
    'pass aws_secretsmanager_secret.s: s/aws_secretsmanager_secret_rotation.r replaces it',
  ]);
  expect(judge(rotation, secret({}))).toEqual([
    'fail aws_secretsmanager_secret.s: no aws_secretsmanager_secret_rotation names it',
  ]);
  const key = 'SECRETSMANAGER_USING_CMK';
  expect(judge(key, secret({ kms_key_id: 'alias/own' }))).toEqual([expect.stringMatching('^pass')]);
  expect(judge(key, secret({ kms_key_id: 'alias/aws/secretsmanager' }))).toEqual([
    'fail aws_secretsmanager_secret.s: kms_key_id is alias/aws/secretsmanager',
  ]);
  expect(judge(key, secret({}))).toEqual([expect.stringMatching('^fail')]);
  expect(judge(key, { aws_db_instance: { d: {} } })).toEqual([]);
});

test('whether a key is about to be deleted shows in AWS alone', () => {
  const id = 'KMS_CMK_NOT_SCHEDULED_FOR_DELETION';
  expect(judge(id, { aws_kms_key: { k: {} } })).toEqual([expect.stringMatching('^unknown aws_kms_key.k: ')]);
  expect(judge(id, {})).toEqual([]);
});
