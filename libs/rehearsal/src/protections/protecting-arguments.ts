/** An argument that keeps a resource, or what is in it, from being deleted. */
export interface ProtectingArgument {
  readonly type: string;
  readonly argument: string;
  /** The value with which it can be deleted. */
  readonly lifts: boolean | string;
  /** Protects unless it is set: AWS refuses to delete what is not empty. */
  readonly byDefault?: boolean;
}

const deletionProtection = (argument: string, ...types: string[]): ProtectingArgument[] =>
  types.map((type) => ({ type, argument, lifts: false }));

const onlyWhenEmpty = (argument: string, ...types: string[]): ProtectingArgument[] =>
  types.map((type) => ({ type, argument, lifts: true, byDefault: true }));

/**
 * What a rehearsal lifts before it destroys. Final snapshots stay on: the emulator takes them.
 *
 * asOf: 2026-11, AWS provider 5.100.0 and 6.25.0
 * source: `terraform providers schema -json`, arguments named like protection, force_destroy or force_delete
 * refresh: look there for new ones; a destroy that is refused shows that one is missing
 */
export const protectingArguments: readonly ProtectingArgument[] = [
  ...deletionProtection(
    'deletion_protection',
    'aws_db_instance',
    'aws_docdb_cluster',
    'aws_docdb_global_cluster',
    'aws_eks_cluster',
    'aws_neptune_cluster',
    'aws_neptune_global_cluster',
    'aws_rds_cluster',
    'aws_rds_global_cluster',
  ),
  ...deletionProtection(
    'deletion_protection_enabled',
    'aws_cloudwatch_log_group',
    'aws_dsql_cluster',
    'aws_dynamodb_table',
    'aws_dynamodb_table_replica',
  ),
  ...deletionProtection('enable_deletion_protection', 'aws_alb', 'aws_lb'),
  ...deletionProtection('delete_protection', 'aws_networkfirewall_firewall'),
  ...deletionProtection('disable_api_termination', 'aws_instance'),
  ...deletionProtection('termination_protection', 'aws_emr_cluster'),
  ...deletionProtection('termination_protection_enabled', 'aws_cloudtrail_event_data_store'),
  { type: 'aws_cognito_user_pool', argument: 'deletion_protection', lifts: 'INACTIVE' },
  ...onlyWhenEmpty(
    'force_destroy',
    'aws_athena_workgroup',
    'aws_backup_vault',
    'aws_ecrpublic_repository',
    'aws_s3_bucket',
  ),
  ...onlyWhenEmpty('force_delete', 'aws_ecr_repository'),
];
