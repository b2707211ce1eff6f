import type { Resource } from '@ashlar/graph';
import { alarmLines } from './alarm-lines.js';
import { auditLines, detectionLines, settingLines } from './account-lines.js';
import { blocks, written } from './attributes.js';
import { COLUMNS } from './columns.js';
import { ifAny } from './kinds.js';
import { keyUsers } from './key-users.js';
import { backupLines, bucketLine } from './storage-lines.js';
import type { View } from './view.js';
import { count, some } from './words.js';

export interface CardType {
  readonly title: string;
  readonly types: readonly string[];
  /** Below what writes into it. @default - where there is room */
  readonly column?: number;
  readonly lines: (resources: readonly Resource[], view: View) => string[];
}

/** How services of an account, outside of any VPC, are drawn: a card for each concern, and lines for what it holds. */
export const cardTypes: Readonly<Record<string, CardType>> = {
  keys: {
    title: 'KMS keys and what they encrypt',
    types: ['aws_kms_key', 'aws_kms_replica_key'],
    lines: (keys, view) =>
      [...keyUsers(view, keys)]
        .map(([key, users]) => `${keyName(key, view)}: ${users || 'nothing yet'}`)
        .sort(),
  },
  logs: {
    title: 'CloudWatch Logs',
    column: COLUMNS.public,
    types: ['aws_cloudwatch_log_group'],
    lines: (groups) => {
      const days = [
        ...new Set(groups.map(({ attributes }) => Number(written(attributes, 'retention_in_days') ?? 0))),
      ];
      const keyed = groups.filter(({ attributes }) => attributes['kms_key_id'] !== undefined).length;
      return [
        `${count(groups.length, 'log group')}, ${keyed === groups.length ? 'all' : keyed} under an own key`,
        `kept ${days
          .sort((a, b) => a - b)
          .map((each) => (each ? `${each}` : 'for ever'))
          .join(' or ')} days`.replace('for ever days', 'for ever'),
      ];
    },
  },
  storage: {
    title: 'S3 buckets',
    column: COLUMNS.public,
    types: ['aws_s3_bucket'],
    lines: (buckets, view) => buckets.map((each) => bucketLine(each, view)).sort(),
  },
  tables: {
    title: 'DynamoDB tables',
    types: ['aws_dynamodb_table'],
    lines: (tables, view) => tables.map((table) => view.nameOf(table)).sort(),
  },
  images: {
    title: 'Image repositories (ECR)',
    types: ['aws_ecr_repository'],
    lines: (repositories, view) => [
      some(repositories.map((each) => view.nameOf(each))),
      ...every(repositories, 'immutable tags', ({ image_tag_mutability: tags }) => tags === 'IMMUTABLE'),
      ...every(repositories, 'scanned on push', (each) =>
        blocks(each, 'image_scanning_configuration').some((scan) => written(scan, 'scan_on_push') === 'true'),
      ),
    ],
  },
  secrets: {
    title: 'Secrets Manager',
    types: ['aws_secretsmanager_secret'],
    lines: (secrets, view) => [some(secrets.map((secret) => view.nameOf(secret)))],
  },
  identity: {
    title: 'IAM',
    types: ['aws_iam_role', 'aws_iam_user', 'aws_iam_openid_connect_provider'],
    lines: (all) => [
      ...ifAny(all, 'aws_iam_role', 'role'),
      ...ifAny(all, 'aws_iam_user', 'user'),
      ...ifAny(all, 'aws_iam_openid_connect_provider', 'identity provider'),
    ],
  },
  alarms: {
    title: 'Alarms and cost',
    types: [
      'aws_sns_topic',
      'aws_cloudwatch_metric_alarm',
      'aws_cloudwatch_composite_alarm',
      'aws_cloudwatch_dashboard',
      'aws_cloudwatch_query_definition',
      'aws_sns_topic_subscription',
      'aws_chatbot_slack_channel_configuration',
      'aws_cloudwatch_event_rule',
      'aws_budgets_budget',
      'aws_ce_anomaly_monitor',
    ],
    lines: alarmLines,
  },
  audit: {
    title: 'Audit trail and configuration',
    types: [
      'aws_cloudtrail',
      'aws_config_configuration_recorder',
      'aws_config_conformance_pack',
      'aws_config_config_rule',
      'aws_config_delivery_channel',
    ],
    lines: auditLines,
  },
  detection: {
    title: 'Detection',
    types: [
      'aws_guardduty_detector',
      'aws_guardduty_detector_feature',
      'aws_securityhub_account',
      'aws_securityhub_standards_subscription',
      'aws_accessanalyzer_analyzer',
    ],
    lines: detectionLines,
  },
  settings: {
    title: 'Settings of the account',
    types: [
      'aws_ebs_default_kms_key',
      'aws_ebs_encryption_by_default',
      'aws_ebs_snapshot_block_public_access',
      'aws_ec2_instance_metadata_defaults',
      'aws_iam_account_password_policy',
      'aws_s3_account_public_access_block',
    ],
    lines: settingLines,
  },
  backups: {
    title: 'Backups',
    column: COLUMNS.isolated,
    types: [
      'aws_backup_vault',
      'aws_backup_plan',
      'aws_backup_restore_testing_plan',
      'aws_backup_vault_lock_configuration',
    ],
    lines: backupLines,
  },
};

const every = (
  resources: readonly Resource[],
  text: string,
  is: (attributes: Resource['attributes']) => boolean,
) => (resources.every(({ attributes }) => is(attributes)) ? [text] : []);

function keyName(key: Resource, view: View): string {
  const [alias] = view.pointing('aws_kms_alias', 'target_key_id', key).sort((a, b) => (a.id < b.id ? -1 : 1));
  const name = alias && written(alias.attributes, 'name');
  return name?.split('/').at(-1) ?? view.nameOf(key);
}
