// @ts-check
import { danger } from '../expected.mjs';
import { aws, secretVariable } from '../plan-case.mjs';

const other = `resource "terraform_data" "other" {}`;

/**
 * @param {string} [key]
 * @param {string} [more]
 * @param {string} [name]
 */
const table = (key = 'id', more = '', name = 'orders') => `resource "aws_dynamodb_table" "${name}" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "${key}"
  attribute {
    name = "${key}"
    type = "S"
  }
  ${more}
}\n`;
const recovery = (/** @type {boolean} */ enabled) => `point_in_time_recovery { enabled = ${enabled} }`;
const itself = (/** @type {string} */ action) => ({ 'aws_dynamodb_table.orders': action });

/** @param {Record<string, string | number | boolean>} [more] */
const cluster = (more = {}) => {
  const settings = {
    cluster_identifier: '"orders"',
    ...{ deletion_protection: true, backup_retention_period: 35, skip_final_snapshot: false },
    ...{ final_snapshot_identifier: '"orders-last"', storage_encrypted: true, ...more },
  };
  const lines = Object.entries(settings).map(([name, value]) => `  ${name} = ${value}\n`);
  return `resource "aws_rds_cluster" "db" {
  engine          = "aurora-postgresql"
  engine_version  = "15.4"
  master_username = "app"
  master_password = var.secret
  availability_zones = ["us-east-1a", "us-east-1b", "us-east-1c"]
${lines.join('')}}`;
};

/**
 * @param {string} name
 * @param {Record<string, string | number | boolean>} change
 * @param {import('../plan-case.mjs').Expected} expected
 */
const aurora = (name, change, expected) =>
  aws(name, (canary) => {
    const variable = secretVariable('secret', canary(1));
    return { before: `${variable}\n${cluster()}`, after: `${variable}\n${cluster(change)}`, expected };
  });

export const awsData = [
  aws('aws-table-replaced', {
    before: table('id'),
    after: table('order'),
    expected: danger('its items are lost', 'stateful-replaced', itself('replace')),
  }),
  aws('aws-table-without-recovery', {
    before: table('id', recovery(true)),
    after: table('id', recovery(false)),
    expected: danger('it can be restored to no point in time', 'backup-off', itself('update')),
  }),
  aws('aws-table-unprotected', {
    before: table('id', 'deletion_protection_enabled = true'),
    after: table('id', 'deletion_protection_enabled = false'),
    expected: danger('it can be deleted', 'protection-off', itself('update')),
  }),
  aws('aws-table-moved', {
    before: table(),
    after: `${table('id', '', 'sales')}
      moved {
        from = aws_dynamodb_table.orders
        to   = aws_dynamodb_table.sales
      }`,
    expected: {
      verdict: 'review',
      because: 'it only moves, and that is not nothing',
      actions: { 'aws_dynamodb_table.sales': 'move' },
    },
  }),
  aws('aws-table-forgotten', {
    before: table(),
    after: `removed {
      from = aws_dynamodb_table.orders
      lifecycle { destroy = false }
    }`,
    expected: danger('nobody looks after its items any more', 'stateful-forgotten', itself('forget')),
  }),
  aws('aws-table-replaced-because-tainted', {
    before: table('id', 'provisioner "local-exec" { command = "exit 1" }'),
    fails: true,
    after: table(),
    expected: danger('its items are lost', 'stateful-replaced', itself('replace')),
  }),
  aurora(
    'aws-cluster-replaced',
    { cluster_identifier: '"sales"', deletion_protection: false },
    danger('its data is lost', ['protection-off', 'stateful-replaced'], { 'aws_rds_cluster.db': 'replace' }),
  ),
  aurora(
    'aws-cluster-unprotected',
    { deletion_protection: false },
    danger('it can be deleted', 'protection-off', { 'aws_rds_cluster.db': 'update' }),
  ),
  aurora(
    'aws-cluster-without-last-snapshot',
    { skip_final_snapshot: true, final_snapshot_identifier: 'null' },
    danger('its data would be lost with it', 'protection-off', { 'aws_rds_cluster.db': 'update' }),
  ),
  aurora(
    'aws-cluster-with-fewer-backups',
    { backup_retention_period: 1 },
    danger('nothing older than a day can be restored', 'backup-off', { 'aws_rds_cluster.db': 'update' }),
  ),
  aws('aws-instance-of-database-created', (canary) => ({
    after: `${secretVariable('secret', canary(1))}
      resource "aws_db_instance" "db" {
        identifier        = "orders"
        engine            = "postgres"
        instance_class    = "db.t4g.micro"
        allocated_storage = 20
        username          = "app"
        password          = var.secret
      }`,
    expected: { verdict: 'safe', because: 'only creates', actions: { 'aws_db_instance.db': 'create' } },
  })),
  aws('aws-volume-deleted', {
    before: `resource "aws_ebs_volume" "disk" {
      availability_zone = "us-east-1a"
      size              = 8
      encrypted         = true
    }`,
    after: other,
    expected: danger('its files are lost', 'stateful-destroyed', {
      'aws_ebs_volume.disk': 'delete',
      'terraform_data.other': 'create',
    }),
  }),
  aws('aws-volume-replaced-without-encryption', {
    before: `resource "aws_ebs_volume" "disk" {
      availability_zone = "us-east-1a"
      size              = 8
      encrypted         = true
    }`,
    after: `resource "aws_ebs_volume" "disk" {
      availability_zone = "us-east-1a"
      size              = 8
      encrypted         = false
    }`,
    expected: danger(
      'its files are lost, and the new one is not encrypted',
      ['encryption-off', 'stateful-replaced'],
      { 'aws_ebs_volume.disk': 'replace' },
    ),
  }),
  aws('aws-file-system-deleted', {
    before: `resource "aws_efs_file_system" "files" {
      creation_token = "files"
      encrypted      = true
    }`,
    after: other,
    expected: danger('its files are lost', 'stateful-destroyed', {
      'aws_efs_file_system.files': 'delete',
      'terraform_data.other': 'create',
    }),
  }),
];
