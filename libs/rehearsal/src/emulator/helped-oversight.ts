import type { Help } from './limits.js';

/**
 * Help for what watches an account: audit trails, detection, alarms, backups.
 *
 * asOf: 2026-11, moto 5.2.1 and AWS provider 5.100.0
 * refresh: take `install()` of the extension away, rehearse, and see whether it passes
 */
export const helpedOversight: readonly Help[] = [
  {
    type: 'aws_accessanalyzer_analyzer',
    reason: 'moto does not have IAM Access Analyzer',
    extension: 'accessanalyzer',
    operations: [
      'CreateAnalyzer',
      'GetAnalyzer',
      'ListAnalyzers',
      'UpdateAnalyzer',
      'DeleteAnalyzer',
      'ListTagsForResource',
      'TagResource',
      'UntagResource',
    ],
  },
  {
    type: 'aws_accessanalyzer_archive_rule',
    reason: 'moto does not have IAM Access Analyzer',
    extension: 'accessanalyzer',
    operations: ['CreateArchiveRule', 'GetArchiveRule', 'UpdateArchiveRule', 'DeleteArchiveRule'],
  },
  {
    type: 'aws_backup_plan',
    reason: 'moto does not list the tags of a plan where Terraform asks for them, and lacks UpdateBackupPlan',
    extension: 'backup',
    operations: ['ListTags', 'UpdateBackupPlan', 'DeleteBackupPlan'],
  },
  {
    type: 'aws_backup_region_settings',
    reason: 'moto lacks the settings of a region for AWS Backup',
    extension: 'backup',
    operations: ['UpdateRegionSettings', 'DescribeRegionSettings'],
  },
  {
    type: 'aws_backup_restore_testing_plan',
    reason: 'moto lacks the restore tests of AWS Backup',
    extension: 'backup',
    operations: [
      'CreateRestoreTestingPlan',
      'GetRestoreTestingPlan',
      'UpdateRestoreTestingPlan',
      'DeleteRestoreTestingPlan',
    ],
  },
  {
    type: 'aws_backup_restore_testing_selection',
    reason: 'moto lacks the restore tests of AWS Backup',
    extension: 'backup',
    operations: [
      'CreateRestoreTestingSelection',
      'GetRestoreTestingSelection',
      'UpdateRestoreTestingSelection',
      'DeleteRestoreTestingSelection',
    ],
  },
  {
    type: 'aws_backup_selection',
    reason: 'moto lacks the selections of AWS Backup',
    extension: 'backup',
    operations: ['CreateBackupSelection', 'GetBackupSelection', 'DeleteBackupSelection'],
  },
  {
    type: 'aws_backup_vault',
    reason: 'moto lists neither the recovery points of a vault nor, where Terraform asks for them, its tags',
    extension: 'backup',
    operations: ['ListRecoveryPointsByBackupVault', 'ListTags'],
  },
  {
    type: 'aws_backup_vault_notifications',
    reason: 'moto lacks the notifications of a vault',
    extension: 'backup',
    operations: [
      'PutBackupVaultNotifications',
      'GetBackupVaultNotifications',
      'DeleteBackupVaultNotifications',
    ],
  },
  {
    type: 'aws_backup_vault_policy',
    reason: 'moto lacks the policy of a vault',
    extension: 'backup',
    operations: ['PutBackupVaultAccessPolicy', 'GetBackupVaultAccessPolicy', 'DeleteBackupVaultAccessPolicy'],
  },
  {
    type: 'aws_chatbot_slack_channel_configuration',
    reason: 'moto does not have AWS Chatbot',
    extension: 'chatbot',
    operations: [
      'CreateSlackChannelConfiguration',
      'DescribeSlackChannelConfigurations',
      'UpdateSlackChannelConfiguration',
      'DeleteSlackChannelConfiguration',
      'ListTagsForResource',
      'TagResource',
      'UntagResource',
    ],
  },
  {
    type: 'aws_cloudtrail',
    reason: 'moto fails at the ARN of a trail, and says that no trail has selectors of its own',
    extension: 'cloudtrail',
    operations: [
      'CreateTrail',
      'StartLogging',
      'StopLogging',
      'DeleteTrail',
      'GetTrail',
      'DescribeTrails',
      'PutEventSelectors',
      'GetEventSelectors',
      'PutInsightSelectors',
      'GetInsightSelectors',
    ],
  },
  {
    type: 'aws_cloudwatch_composite_alarm',
    reason: 'moto lacks PutCompositeAlarm of CloudWatch',
    extension: 'cloudwatch',
    operations: ['PutCompositeAlarm', 'DescribeAlarms'],
  },
  {
    type: 'aws_cloudwatch_query_definition',
    reason: 'moto lacks the saved queries of CloudWatch Logs',
    extension: 'logs',
    operations: ['PutQueryDefinition', 'DescribeQueryDefinitions', 'DeleteQueryDefinition'],
  },
  {
    type: 'aws_config_conformance_pack',
    reason: 'moto lacks the conformance packs of an account',
    extension: 'config',
    operations: [
      'PutConformancePack',
      'DescribeConformancePacks',
      'DescribeConformancePackStatus',
      'DeleteConformancePack',
    ],
  },
  {
    type: 'aws_ebs_default_kms_key',
    reason: 'moto lacks the default key for volumes',
    extension: 'ec2',
    operations: ['ModifyEbsDefaultKmsKeyId', 'GetEbsDefaultKmsKeyId', 'ResetEbsDefaultKmsKeyId'],
  },
  {
    type: 'aws_ebs_snapshot_block_public_access',
    reason: 'moto lacks the block of public snapshots',
    extension: 'ec2',
    operations: [
      'EnableSnapshotBlockPublicAccess',
      'DisableSnapshotBlockPublicAccess',
      'GetSnapshotBlockPublicAccessState',
    ],
  },
  {
    type: 'aws_ec2_instance_metadata_defaults',
    reason: 'moto lacks the defaults of the instance metadata service',
    extension: 'ec2',
    operations: ['ModifyInstanceMetadataDefaults', 'GetInstanceMetadataDefaults'],
  },
  {
    type: 'aws_guardduty_detector',
    reason: "moto can't change the tags of a detector",
    extension: 'guardduty',
    operations: ['ListTagsForResource', 'TagResource', 'UntagResource'],
  },
  {
    type: 'aws_guardduty_detector_feature',
    reason: 'moto keeps only those features of a detector that were named last',
    extension: 'guardduty',
    operations: ['UpdateDetector', 'GetDetector'],
  },
  {
    type: 'aws_s3_bucket_notification',
    argument: 'eventbridge',
    reason: 'moto does not say whether a bucket tells EventBridge',
    extension: 's3',
    operations: ['GetBucketNotificationConfiguration'],
  },
  {
    type: 'aws_securityhub_account',
    reason: 'moto lacks UpdateSecurityHubConfiguration, and says of every hub that it has the defaults',
    extension: 'securityhub',
    operations: ['EnableSecurityHub', 'DisableSecurityHub', 'UpdateSecurityHubConfiguration', 'DescribeHub'],
  },
  {
    type: 'aws_securityhub_standards_subscription',
    reason: 'moto lacks the standards of Security Hub',
    extension: 'securityhub',
    operations: ['BatchEnableStandards', 'GetEnabledStandards', 'BatchDisableStandards'],
  },
];
