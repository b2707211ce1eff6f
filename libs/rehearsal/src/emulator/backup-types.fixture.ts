import type { TerraformJson } from '@ashlar/graph';

const tags = { Name: 'x' };
const vault = { backup_vault_name: '${aws_backup_vault.main.name}' };
const tagged = { key: 'aws:ResourceTag/Backup', value: 'daily' };
const role = { iam_role_arn: '${aws_iam_role.backup.arn}' };
const days = { cold_storage_after: 30, delete_after: 2555 };
const optedIn = ['Aurora', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'RDS', 'S3'];
const optedOut = [
  ...['CloudFormation', 'DSQL', 'DocumentDB', 'FSx', 'Neptune', 'Redshift', 'Redshift Serverless'],
  ...['SAP HANA on Amazon EC2', 'Storage Gateway', 'VirtualMachine'],
];

/** What gets data back. It stands on what oversight-types.fixture.ts shares. */
export const backups: NonNullable<TerraformJson['resource']> = {
  aws_backup_vault: {
    main: { name: 'main', kms_key_arn: '${aws_kms_key.main.arn}', force_destroy: true, tags },
    west: { name: 'west', kms_key_arn: '${aws_kms_key.west.arn}', provider: 'aws.us-west-2' },
  },
  aws_backup_vault_lock_configuration: {
    main: { ...vault, min_retention_days: 7, max_retention_days: 3000, changeable_for_days: 3 },
  },
  aws_backup_vault_policy: {
    main: { ...vault, policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }) },
  },
  aws_backup_vault_notifications: {
    main: {
      ...vault,
      sns_topic_arn: '${aws_sns_topic.alarms.arn}',
      backup_vault_events: ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED'],
    },
  },
  aws_backup_plan: {
    main: {
      ...{ name: 'main', tags },
      rule: [
        {
          ...{ rule_name: 'daily', target_vault_name: vault.backup_vault_name, recovery_point_tags: tags },
          ...{ schedule: 'cron(0 5 ? * * *)', start_window: 60, completion_window: 180 },
          ...{ enable_continuous_backup: true, lifecycle: { delete_after: 35 } },
        },
        {
          ...{ rule_name: 'monthly', target_vault_name: vault.backup_vault_name, lifecycle: days },
          ...{ schedule: 'cron(0 5 1 * ? *)', schedule_expression_timezone: 'Europe/Berlin' },
          copy_action: [{ destination_vault_arn: '${aws_backup_vault.west.arn}', lifecycle: days }],
        },
      ],
    },
  },
  aws_backup_selection: {
    tagged: {
      ...{ name: 'tagged', plan_id: '${aws_backup_plan.main.id}', ...role },
      selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'daily' }],
    },
    all: {
      ...{ name: 'all', plan_id: '${aws_backup_plan.main.id}', ...role },
      ...{ resources: ['*'], condition: { string_equals: [tagged] } },
    },
  },
  // AWS names every type of resource, and Terraform would change what is not given for ever.
  aws_backup_region_settings: {
    main: {
      resource_type_opt_in_preference: {
        ...Object.fromEntries(optedIn.map((type) => [type, true])),
        ...Object.fromEntries(optedOut.map((type) => [type, false])),
      },
    },
  },
  aws_backup_restore_testing_plan: {
    weekly: {
      ...{ name: 'weekly', schedule_expression: 'cron(0 6 ? * SUN *)', start_window_hours: 8, tags },
      recovery_point_selection: {
        ...{ algorithm: 'LATEST_WITHIN_WINDOW', recovery_point_types: ['SNAPSHOT'] },
        ...{ include_vaults: ['${aws_backup_vault.main.arn}'], selection_window_days: 30 },
      },
    },
  },
  aws_backup_restore_testing_selection: {
    aurora: {
      ...{ name: 'aurora', protected_resource_type: 'Aurora', validation_window_hours: 24, ...role },
      restore_testing_plan_name: '${aws_backup_restore_testing_plan.weekly.name}',
      protected_resource_conditions: { string_equals: [tagged] },
    },
  },
};
