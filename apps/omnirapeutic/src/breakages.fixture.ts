import type { Attributes } from '@ashlar/graph';

type Change = (attributes: Attributes) => Attributes | undefined;

/** Where it is broken, without the stack's prefix and the address's last word, and how. A resource that isn't there is made. */
export type Breakage = readonly [at: string, change: Change];

const set =
  (values: Attributes): Change =>
  (attributes) => ({ ...attributes, ...values });

const gone: Change = () => undefined;

const withoutText =
  (attribute: string, from: RegExp, to: string): Change =>
  (attributes) => ({ ...attributes, [attribute]: String(attributes[attribute]).replaceAll(from, to) });

const open = (port: number) =>
  set({ ingress: [{ protocol: 'tcp', from_port: port, to_port: port, cidr_blocks: ['0.0.0.0/0'] }] });

const allowing = (Action: string, Resource: string) =>
  set({ policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource }] }) });

const backedUp = { tags: { 'backup-plan': 'omnirapeutic-production-daily' } };

const classic = (protocol: string) => ({
  access_logs: { bucket: 'logs' },
  listener: [
    { lb_port: 443, lb_protocol: protocol, ssl_certificate_id: 'arn:aws:acm:us-east-1:1:certificate/1' },
  ],
});

/** One way to break each rule, and no other, in the JSON of production. */
export const breakages: Readonly<Record<string, Breakage>> = {
  ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK: [
    'edge/aws_lb_listener.web_http',
    set({ default_action: [{ type: 'forward' }] }),
  ],
  ALB_WAF_ENABLED: ['edge/aws_wafv2_web_acl_association.firewall_protects_web', gone],
  AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED: [
    'access/aws_autoscaling_group.new',
    set({
      target_group_arns: ['arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/1'],
      launch_template: { id: 'lt-1' },
    }),
  ],
  AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED: [
    'access/aws_launch_configuration.new',
    set({ associate_public_ip_address: true }),
  ],
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: [
    'backup/aws_backup_plan.daily_plan',
    set({ rule: [{ rule_name: 'weekly', schedule: 'cron(0 5 ? * 1 *)', lifecycle: { delete_after: 35 } }] }),
  ],
  BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED: ['backup/aws_backup_vault_policy.vault_policy', gone],
  CLOUDTRAIL_S3_DATAEVENTS_ENABLED: ['audit/aws_cloudtrail.trail', set({ advanced_event_selector: [] })],
  CLOUDWATCH_ALARM_ACTION_CHECK: [
    'alarms/aws_cloudwatch_metric_alarm.new',
    set({ alarm_actions: ['arn:aws:sns:us-east-1:1:t'] }),
  ],
  CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED: [
    'audit/aws_cloudtrail.trail',
    set({ cloud_watch_logs_group_arn: undefined }),
  ],
  CLOUD_TRAIL_ENCRYPTION_ENABLED: ['audit/aws_cloudtrail.trail', set({ kms_key_id: undefined })],
  CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED: [
    'audit/aws_cloudtrail.trail',
    set({ enable_log_file_validation: false }),
  ],
  CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK: [
    'services/aws_codebuild_project.new',
    set({ environment: { environment_variable: [{ name: 'AWS_SECRET_ACCESS_KEY', value: '…' }] } }),
  ],
  CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK: [
    'services/aws_codebuild_project.new',
    set({ source: { type: 'GITHUB', location: 'https://token@github.com/a/b.git' } }),
  ],
  DMS_REPLICATION_NOT_PUBLIC: ['data/aws_dms_replication_instance.new', set({ publicly_accessible: true })],
  DYNAMODB_IN_BACKUP_PLAN: [
    'data/aws_dynamodb_table.new',
    set({ billing_mode: 'PAY_PER_REQUEST', point_in_time_recovery: { enabled: true } }),
  ],
  DYNAMODB_PITR_ENABLED: [
    'data/aws_dynamodb_table.new',
    set({ billing_mode: 'PAY_PER_REQUEST', ...backedUp }),
  ],
  EC2_EBS_ENCRYPTION_BY_DEFAULT: [
    'audit/aws_ebs_encryption_by_default.region_ebs-encryption',
    set({ enabled: false }),
  ],
  EC2_IMDSV2_CHECK: [
    'access/aws_launch_template.bastion_template',
    set({ metadata_options: { http_tokens: 'optional' } }),
  ],
  EC2_INSTANCE_NO_PUBLIC_IP: [
    'access/aws_instance.bastion_instance',
    set({ associate_public_ip_address: true }),
  ],
  EC2_INSTANCE_PROFILE_ATTACHED: [
    'access/aws_instance.bastion_instance',
    set({ iam_instance_profile: undefined }),
  ],
  ECS_CONTAINERS_READONLY_ACCESS: [
    'services/aws_ecs_task_definition.nginx_task-definition',
    withoutText('container_definitions', /"readonlyRootFilesystem":true/g, '"readonlyRootFilesystem":false'),
  ],
  ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK: [
    'services/aws_ecs_task_definition.nginx_task-definition',
    (attributes) => ({
      ...withoutText('container_definitions', /"user":"[^"]*"/g, '"user":"root"')(attributes),
      network_mode: 'host',
    }),
  ],
  EFS_ENCRYPTED_CHECK: ['storage/aws_efs_file_system.new', set(backedUp)],
  EFS_IN_BACKUP_PLAN: ['storage/aws_efs_file_system.new', set({ encrypted: true })],
  ELBV2_ACM_CERTIFICATE_REQUIRED: ['edge/aws_lb_listener.web_https', set({ certificate_arn: undefined })],
  ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED: [
    'edge/aws_elb.new',
    set({ access_logs: { bucket: 'logs' }, cross_zone_load_balancing: false }),
  ],
  ELB_DELETION_PROTECTION_ENABLED: ['edge/aws_lb.web_lb', set({ enable_deletion_protection: false })],
  ELB_LOGGING_ENABLED: ['edge/aws_lb.web_lb', set({ access_logs: undefined })],
  ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK: ['edge/aws_elb.new', set(classic('https'))],
  ELB_TLS_HTTPS_LISTENERS_ONLY: ['edge/aws_elb.new', set(classic('http'))],
  ENCRYPTED_VOLUMES: [
    'access/aws_launch_template.bastion_template',
    set({ block_device_mappings: [{ device_name: '/dev/xvda', ebs: { encrypted: 'false' } }] }),
  ],
  GUARDDUTY_ENABLED_CENTRALIZED: [
    'detection/aws_guardduty_detector.threats_detector',
    set({ enable: false }),
  ],
  IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS: ['access/aws_iam_policy.new', allowing('kms:Decrypt', '*')],
  IAM_NO_INLINE_POLICY_CHECK: [
    'access/aws_iam_role.bastion_role',
    set({ inline_policy: [{ name: 'a', policy: '{"Statement":[]}' }] }),
  ],
  IAM_PASSWORD_POLICY: [
    'audit/aws_iam_account_password_policy.account_passwords',
    set({ minimum_password_length: 8 }),
  ],
  IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS: [
    'access/aws_iam_policy.new',
    allowing('s3:*', 'arn:aws:s3:::a'),
  ],
  INCOMING_SSH_DISABLED: ['edge/aws_security_group.web_group', open(22)],
  INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: [
    'audit/aws_config_conformance_pack.hipaa_pack',
    set({ input_parameter: [] }),
  ],
  KINESIS_STREAM_ENCRYPTED: ['data/aws_kinesis_stream.new', set({ name: 'a' })],
  LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED: [
    'services/aws_lambda_permission.new',
    set({ function_name: 'a', principal: '*' }),
  ],
  MULTI_REGION_CLOUD_TRAIL_ENABLED: ['audit/aws_cloudtrail.trail', set({ is_multi_region_trail: false })],
  NO_UNRESTRICTED_ROUTE_TO_IGW: [
    'network/aws_route_table.network_data-us-east-1a_routes',
    set({ route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] }),
  ],
  RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED: [
    'data/aws_rds_cluster_instance.records_instance-1',
    set({ auto_minor_version_upgrade: false }),
  ],
  RDS_CLUSTER_DELETION_PROTECTION_ENABLED: [
    'data/aws_rds_cluster.records_cluster',
    set({ deletion_protection: false }),
  ],
  RDS_ENHANCED_MONITORING_ENABLED: [
    'data/aws_rds_cluster_instance.records_instance-1',
    set({ monitoring_interval: 0 }),
  ],
  RDS_INSTANCE_PUBLIC_ACCESS_CHECK: [
    'data/aws_rds_cluster_instance.records_instance-1',
    set({ publicly_accessible: true }),
  ],
  RDS_LOGGING_ENABLED: ['data/aws_rds_cluster.records_cluster', set({ enabled_cloudwatch_logs_exports: [] })],
  RESTRICTED_INCOMING_TRAFFIC: ['edge/aws_security_group.web_group', open(3306)],
  S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC: [
    'audit/aws_s3_account_public_access_block.account_public-access',
    set({ block_public_policy: false }),
  ],
  S3_BUCKET_ACL_PROHIBITED: [
    'storage/aws_s3_bucket_ownership_controls.documents_ownership',
    set({ rule: { object_ownership: 'ObjectWriter' } }),
  ],
  S3_BUCKET_DEFAULT_LOCK_ENABLED: [
    'audit/aws_s3_bucket_object_lock_configuration.trail-files_object-lock',
    gone,
  ],
  S3_BUCKET_LOGGING_ENABLED: ['storage/aws_s3_bucket_logging.documents_access-logs', gone],
  S3_BUCKET_SSL_REQUESTS_ONLY: ['storage/aws_s3_bucket_policy.documents_policy', gone],
  S3_BUCKET_VERSIONING_ENABLED: [
    'audit/aws_s3_bucket_versioning.config-files_versioning',
    set({ versioning_configuration: { status: 'Suspended' } }),
  ],
  S3_DEFAULT_ENCRYPTION_KMS: [
    'storage/aws_s3_bucket_server_side_encryption_configuration.documents_encryption',
    set({ rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }] }),
  ],
  S3_EVENT_NOTIFICATIONS_ENABLED: ['storage/aws_s3_bucket_notification.documents_events', gone],
  S3_VERSION_LIFECYCLE_POLICY_CHECK: [
    'storage/aws_s3_bucket_lifecycle_configuration.documents_lifecycle',
    gone,
  ],
  SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED: [
    'services/aws_sagemaker_endpoint_configuration.new',
    set({ name: 'a' }),
  ],
  SECRETSMANAGER_USING_CMK: [
    'data/aws_rds_cluster.records_cluster',
    set({ master_user_secret_kms_key_id: undefined }),
  ],
  SECURITYHUB_ENABLED: ['detection/aws_securityhub_account.hub_account', gone],
  SNS_ENCRYPTED_KMS: ['alerts/aws_sns_topic.pages_topic', set({ kms_master_key_id: undefined })],
  SSM_DOCUMENT_NOT_PUBLIC: [
    'access/aws_ssm_document.bastion_session',
    set({ permissions: { type: 'Share', account_ids: 'All' } }),
  ],
  SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED: [
    'network/aws_subnet.network_app-us-east-1b_subnet',
    set({ map_public_ip_on_launch: true }),
  ],
  VPC_DEFAULT_SECURITY_GROUP_CLOSED: [
    'network/aws_default_security_group.network_default_security-group',
    set({ egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/8'] }] }),
  ],
  VPC_FLOW_LOGS_ENABLED: ['network/aws_flow_log.network_flow-logs_log', gone],
  VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS: ['services/aws_security_group.nginx_group', open(8080)],
  WAFV2_LOGGING_ENABLED: ['edge/aws_wafv2_web_acl_logging_configuration.firewall_log', gone],
};
