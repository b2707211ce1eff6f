import type { Help } from './limits.js';

/**
 * Help for what applications run on and what it costs.
 *
 * asOf: 2026-11, moto 5.2.1 and AWS provider 5.100.0
 * refresh: take `install()` of the extension away, rehearse, and see whether it passes
 */
export const helpedPlatforms: readonly Help[] = [
  {
    type: 'aws_acm_certificate',
    argument: 'key_algorithm',
    reason: 'moto makes every certificate with an RSA key of 2048 bits',
    extension: 'acm',
    operations: ['RequestCertificate', 'DescribeCertificate'],
  },
  {
    type: 'aws_appautoscaling_target',
    reason: 'moto lacks ListTagsForResource of Application Auto Scaling',
    extension: 'applicationautoscaling',
    operations: ['RegisterScalableTarget', 'ListTagsForResource', 'TagResource', 'UntagResource'],
  },
  {
    type: 'aws_budgets_budget',
    reason: 'moto lacks ListTagsForResource, DescribeSubscribersForNotification and UpdateBudget of Budgets',
    extension: 'budgets',
    operations: [
      'CreateBudget',
      'UpdateBudget',
      'DescribeSubscribersForNotification',
      'ListTagsForResource',
      'TagResource',
      'UntagResource',
    ],
  },
  {
    type: 'aws_ce_anomaly_monitor',
    reason: 'moto lacks the anomaly monitors of Cost Explorer',
    extension: 'ce',
    operations: [
      'CreateAnomalyMonitor',
      'GetAnomalyMonitors',
      'UpdateAnomalyMonitor',
      'DeleteAnomalyMonitor',
    ],
  },
  {
    type: 'aws_ce_anomaly_subscription',
    reason: 'moto lacks the anomaly subscriptions of Cost Explorer',
    extension: 'ce',
    operations: [
      'CreateAnomalySubscription',
      'GetAnomalySubscriptions',
      'UpdateAnomalySubscription',
      'DeleteAnomalySubscription',
    ],
  },
  {
    type: 'aws_cloudwatch_log_group',
    argument: 'log_group_class',
    reason: 'moto forgets the class of a log group',
    extension: 'logs',
    operations: ['CreateLogGroup', 'DescribeLogGroups'],
  },
  {
    type: 'aws_db_parameter_group',
    reason: 'moto does not say which parameters the user gave',
    extension: 'rds',
    operations: ['DescribeDBParameters'],
  },
  {
    type: 'aws_ecs_service',
    reason:
      'moto forgets zone rebalancing, ECS Exec, managed tags and capacity providers, and starts no task',
    extension: 'ecs',
    operations: ['CreateService', 'DescribeServices', 'UpdateService'],
  },
  {
    type: 'aws_instance',
    reason:
      'moto gives empty user data to what is launched from a template, and loses the groups of an interface',
    extension: 'ec2',
    operations: ['DescribeInstanceAttribute', 'DescribeInstances'],
  },
  {
    type: 'aws_kms_key',
    argument: 'rotation_period_in_days',
    reason: 'moto forgets the rotation period of a key',
    extension: 'kms',
    operations: ['EnableKeyRotation', 'GetKeyRotationStatus'],
  },
  {
    type: 'aws_launch_template',
    reason: "moto takes a template's own tags for tags of what is launched from it",
    extension: 'ec2',
    operations: ['CreateLaunchTemplate', 'DescribeLaunchTemplateVersions'],
  },
  {
    type: 'aws_rds_cluster',
    reason: 'moto gives every cluster an empty scaling configuration of Serverless v1',
    extension: 'rds',
    operations: ['DescribeDBClusters'],
  },
  {
    type: 'aws_rds_cluster_instance',
    reason: 'moto forgets performance insights and enhanced monitoring',
    extension: 'rds',
    operations: ['DescribeDBInstances'],
  },
  {
    type: 'aws_s3_bucket_logging',
    reason: 'moto reads the policy of a log bucket too narrowly, and forgets the form of the keys',
    extension: 's3',
    operations: ['PutBucketLogging', 'GetBucketLogging'],
  },
  {
    type: 'aws_vpc_security_group_egress_rule',
    argument: 'referenced_security_group_id',
    reason: 'moto forgets why a rule refers to a security group',
    extension: 'ec2',
    operations: ['AuthorizeSecurityGroupEgress', 'DescribeSecurityGroupRules', 'ModifySecurityGroupRules'],
  },
  {
    type: 'aws_vpc_security_group_ingress_rule',
    argument: 'referenced_security_group_id',
    reason: 'moto forgets why a rule refers to a security group',
    extension: 'ec2',
    operations: ['AuthorizeSecurityGroupIngress', 'DescribeSecurityGroupRules', 'ModifySecurityGroupRules'],
  },
];
