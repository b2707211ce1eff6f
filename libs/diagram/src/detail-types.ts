/**
 * Types that are settings, rules and joints of something else: what they say is drawn with that, or read to prove an
 * arrow. A pattern where a whole family is meant.
 */
const DETAILS = [
  /^aws_(s3_bucket|iam_(policy|role|user|group|instance_profile)|kms_(alias|grant)|sns_topic|sqs_queue)_?/,
  /^aws_(network_acl|route|default_|vpc_endpoint_|vpc_security_group|security_group|vpc_(ipv|dhcp))/,
  /^aws_(lb|alb)_(listener|target_group)/,
  /^aws_(ecs_(cluster|task)|ecr_(lifecycle|repository_)|appautoscaling_)/,
  /^aws_(db_(subnet|parameter)|rds_cluster_|elasticache_(subnet|parameter))/,
  /^aws_(acm_certificate_validation|route53_record|wafv2_(web_acl_|ip_set|regex_)|eip|launch_template)/,
  /^aws_(cloudwatch_(log_|event_target)|ce_anomaly_subscription|ssm_document|service_discovery_|flow_log|nat_gateway$)/,
  /^aws_(config_|backup_|cloudtrail|guardduty_|securityhub_|secretsmanager_secret_)/,
];

export const isDetail = (type: string) =>
  type.startsWith('data.') || DETAILS.some((pattern) => pattern.test(type));
