import type { TerraformJson } from '@ashlar/graph';

const tags = { Name: 'x' };
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const role = (service: string) => ({
  name: service,
  assume_role_policy: policy({
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'sts:AssumeRole',
  }),
});
const topic = '${aws_sns_topic.alarms.arn}';

const shared = {
  aws_kms_key: {
    main: { enable_key_rotation: true },
    west: { enable_key_rotation: true, provider: 'aws.us-west-2' },
  },
  aws_s3_bucket: {
    trail: { bucket: 'trail-logs', force_destroy: true },
    documents: { bucket: 'documents', force_destroy: true, object_lock_enabled: true },
  },
  aws_s3_bucket_object_lock_configuration: {
    documents: {
      bucket: '${aws_s3_bucket.documents.id}',
      rule: { default_retention: { mode: 'GOVERNANCE', days: 30 } },
    },
  },
  aws_s3_bucket_notification: {
    documents: { bucket: '${aws_s3_bucket.documents.id}', eventbridge: true },
  },
  aws_cloudwatch_log_group: { trail: { name: '/trail' } },
  aws_iam_role: { trail: role('cloudtrail'), config: role('config'), backup: role('backup') },
  aws_sns_topic: { alarms: { name: 'alarms', kms_master_key_id: '${aws_kms_key.main.id}' } },
  // Neither is confirmed by anybody.
  aws_sns_topic_subscription: {
    pager: { topic_arn: topic, protocol: 'https', endpoint: 'https://events.example.com/x' },
    mail: { topic_arn: topic, protocol: 'email', endpoint: 'ops@example.com' },
  },
};

const select = (field: string, rule: object) => ({ field, ...rule });
const trail = {
  aws_cloudtrail: {
    all: {
      name: 'all',
      s3_bucket_name: '${aws_s3_bucket.trail.id}',
      kms_key_id: '${aws_kms_key.main.arn}',
      ...{ enable_log_file_validation: true, is_multi_region_trail: true },
      // By its ARN, Terraform would change it for ever.
      sns_topic_name: '${aws_sns_topic.alarms.name}',
      cloud_watch_logs_group_arn: '${aws_cloudwatch_log_group.trail.arn}:*',
      cloud_watch_logs_role_arn: '${aws_iam_role.trail.arn}',
      insight_selector: [{ insight_type: 'ApiCallRateInsight' }, { insight_type: 'ApiErrorRateInsight' }],
      advanced_event_selector: [
        { name: 'management', field_selector: [select('eventCategory', { equals: ['Management'] })] },
        {
          name: 'documents',
          field_selector: [
            select('eventCategory', { equals: ['Data'] }),
            select('resources.type', { equals: ['AWS::S3::Object'] }),
            select('resources.ARN', { starts_with: ['${aws_s3_bucket.documents.arn}/'] }),
          ],
        },
      ],
      tags,
    },
  },
};

/** As long as that of a pack with 130 rules. */
const template = Array.from({ length: 130 }, (_, at) =>
  [
    `  Rule${at}:`,
    '    Type: AWS::Config::ConfigRule',
    '    Properties:',
    `      ConfigRuleName: rule-${at}-${'x'.repeat(100)}`,
    '      Source: { Owner: AWS, SourceIdentifier: S3_BUCKET_LOGGING_ENABLED }',
    '',
  ].join('\n'),
).join('');

const config = {
  aws_config_configuration_recorder: {
    main: {
      name: 'main',
      role_arn: '${aws_iam_role.config.arn}',
      recording_group: { all_supported: true, include_global_resource_types: true },
      recording_mode: {
        recording_frequency: 'CONTINUOUS',
        recording_mode_override: {
          recording_frequency: 'DAILY',
          resource_types: ['AWS::EC2::NetworkInterface'],
        },
      },
    },
  },
  aws_config_delivery_channel: {
    main: {
      name: 'main',
      s3_bucket_name: '${aws_s3_bucket.trail.id}',
      s3_kms_key_arn: '${aws_kms_key.main.arn}',
      snapshot_delivery_properties: { delivery_frequency: 'TwentyFour_Hours' },
      depends_on: ['aws_config_configuration_recorder.main'],
    },
  },
  aws_config_configuration_recorder_status: {
    main: { name: 'main', is_enabled: true, depends_on: ['aws_config_delivery_channel.main'] },
  },
  aws_config_conformance_pack: {
    hipaa: {
      name: 'hipaa',
      template_body: `Resources:\n${template}`,
      input_parameter: [{ parameter_name: 'Days', parameter_value: '90' }],
      depends_on: ['aws_config_configuration_recorder_status.main'],
    },
  },
};

const feature = (name: string, more: object = {}) => ({
  detector_id: '${aws_guardduty_detector.main.id}',
  ...{ name, status: 'ENABLED', ...more },
});
// In the order in which AWS returns them: Terraform would change any other for ever.
const agents = ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'];
const standard = (name: string) => ({
  standards_arn: `arn:aws:securityhub:us-east-1::standards/${name}`,
  depends_on: ['aws_securityhub_account.main'],
});

const detection = {
  aws_guardduty_detector: { main: { enable: true, finding_publishing_frequency: 'FIFTEEN_MINUTES', tags } },
  aws_guardduty_detector_feature: {
    s3: feature('S3_DATA_EVENTS'),
    malware: feature('EBS_MALWARE_PROTECTION'),
    rds: feature('RDS_LOGIN_EVENTS'),
    lambda: feature('LAMBDA_NETWORK_LOGS'),
    eks: feature('EKS_AUDIT_LOGS'),
    runtime: feature('RUNTIME_MONITORING', {
      additional_configuration: agents.map((name) => ({ name, status: 'ENABLED' })),
    }),
  },
  aws_securityhub_account: {
    main: { enable_default_standards: false, control_finding_generator: 'SECURITY_CONTROL' },
  },
  aws_securityhub_standards_subscription: {
    fsbp: standard('aws-foundational-security-best-practices/v/1.0.0'),
    nist: standard('nist-800-53/v/5.0.0'),
  },
  aws_accessanalyzer_analyzer: { outside: { analyzer_name: 'outside', type: 'ACCOUNT', tags } },
  aws_accessanalyzer_archive_rule: {
    ours: {
      analyzer_name: '${aws_accessanalyzer_analyzer.outside.analyzer_name}',
      rule_name: 'ours',
      filter: [{ criteria: 'isPublic', eq: ['false'] }],
    },
  },
};

const account = {
  aws_ebs_encryption_by_default: { main: { enabled: true } },
  aws_ebs_default_kms_key: { main: { key_arn: '${aws_kms_key.main.arn}' } },
  aws_ebs_snapshot_block_public_access: { main: { state: 'block-all-sharing' } },
  aws_ec2_instance_metadata_defaults: { main: { http_tokens: 'required', http_put_response_hop_limit: 2 } },
  aws_s3_account_public_access_block: { main: { block_public_acls: true, restrict_public_buckets: true } },
  aws_iam_account_password_policy: { main: { minimum_password_length: 14, password_reuse_prevention: 24 } },
};

/** What watches an account, and what alarms and backups share with it. */
export const oversight: NonNullable<TerraformJson['resource']> = {
  ...shared,
  ...trail,
  ...config,
  ...detection,
  ...account,
};
