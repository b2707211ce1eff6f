import type { Rule } from './rule.js';
import { type RemovedSafeguard, removing } from './reading/removed-safeguards.js';
import { left, lowered, type Safeguard, shrunk, turnedOff, weakening } from './reading/safeguard.js';

const KEEP = 'leave it, or say in the pull request how the data comes back after a loss';

const kept = (path: string, types: Safeguard['types'] = '*'): Safeguard => ({
  ...{ types, path, loses: lowered },
  what: 'keeps backups for a shorter time: AWS deletes the older ones at once',
  fix: KEEP,
});

/**
 * What brings data back.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider.
 */
const SAFEGUARDS: readonly Safeguard[] = [
  kept('backup_retention_period'),
  kept('snapshot_retention_limit'),
  kept('automated_snapshot_retention_period'),
  kept('automatic_backup_retention_days'),
  kept('point_in_time_recovery.recovery_period_in_days', ['aws_dynamodb_table']),
  {
    ...{ types: ['aws_kinesis_stream'], path: 'retention_period', loses: lowered, worst: 24 },
    ...{ what: 'keeps records for a shorter time: AWS deletes the older ones at once', fix: KEEP },
  },
  {
    ...{ types: ['aws_dynamodb_table'], path: 'point_in_time_recovery.enabled', loses: turnedOff },
    what: 'turns point-in-time recovery off, and with it every point that could be gone back to',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_keyspaces_table'], path: 'point_in_time_recovery.status', loses: turnedOff },
    what: 'turns point-in-time recovery off',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_s3_bucket_versioning'], path: 'versioning_configuration.status', loses: turnedOff },
    what: 'no longer keeps former versions of objects',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_s3_bucket'], path: 'versioning.enabled', loses: turnedOff },
    what: 'no longer keeps former versions of objects',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_efs_backup_policy'], path: 'backup_policy.status', loses: turnedOff },
    what: 'no longer backs the file system up',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_dlm_lifecycle_policy'], path: 'state', loses: left('ENABLED') },
    ...{ what: 'no longer makes snapshots', fix: KEEP },
  },
  {
    ...{ types: ['aws_s3_bucket_replication_configuration'], path: 'rule.status', loses: turnedOff },
    ...{ what: 'no longer copies objects elsewhere', fix: KEEP },
  },
  {
    ...{ types: ['aws_dynamodb_table'], path: 'replica.region_name', loses: shrunk },
    ...{ what: 'removes a replica of the table', fix: KEEP },
  },
  {
    ...{ types: ['aws_backup_plan'], path: 'rule.lifecycle.delete_after', loses: lowered },
    ...{ what: 'keeps backups for a shorter time', fix: KEEP },
  },
  {
    ...{ types: ['aws_backup_plan'], path: 'rule.rule_name', loses: shrunk },
    ...{ what: 'takes a rule out of the backup plan', fix: KEEP },
  },
  {
    ...{ types: ['aws_backup_selection'], path: 'resources', loses: shrunk },
    ...{ what: 'backs something up no longer', fix: KEEP },
  },
  {
    ...{ types: ['aws_backup_vault_lock_configuration'], path: 'min_retention_days', loses: lowered },
    ...{ what: 'lets backups be deleted earlier', fix: KEEP },
  },
];

const REMOVED: Readonly<Record<string, RemovedSafeguard>> = {
  aws_backup_plan: { what: 'ends a backup plan', fix: KEEP },
  aws_backup_selection: { what: 'backs up no longer what a plan selects', fix: KEEP },
  aws_backup_vault_lock_configuration: {
    what: 'unlocks the backup vault',
    of: ['backup_vault_name', 'aws_backup_vault'],
    fix: KEEP,
  },
  aws_backup_region_settings: { what: 'ends the settings of what is backed up', fix: KEEP },
  aws_s3_bucket_versioning: {
    what: 'no longer keeps former versions of objects',
    of: ['bucket', 'aws_s3_bucket'],
    fix: KEEP,
  },
  aws_s3_bucket_replication_configuration: {
    what: 'no longer copies objects elsewhere',
    of: ['bucket', 'aws_s3_bucket'],
    fix: KEEP,
  },
  aws_efs_backup_policy: {
    what: 'no longer backs the file system up',
    of: ['file_system_id', 'aws_efs_file_system'],
    fix: KEEP,
  },
  aws_efs_replication_configuration: {
    ...{
      what: 'no longer copies the file system elsewhere',
      of: ['source_file_system_id', 'aws_efs_file_system'],
      fix: KEEP,
    },
  },
  aws_db_instance_automated_backups_replication: { what: 'no longer copies backups elsewhere', fix: KEEP },
  aws_dlm_lifecycle_policy: { what: 'no longer makes snapshots', fix: KEEP },
  aws_redshift_snapshot_schedule_association: {
    what: 'no longer makes snapshots',
    of: ['cluster_identifier', 'aws_redshift_cluster'],
    fix: KEEP,
  },
};

const [weakened, taken] = [weakening(SAFEGUARDS), removing(REMOVED)];

export const backupOff: Rule = {
  id: 'backup-off',
  holds: 'nothing is backed up less than before',
  judge: (change, context) => [...weakened(change), ...taken(change, context)],
};
