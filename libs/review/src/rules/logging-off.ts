import type { Rule } from './rule.js';
import { type RemovedSafeguard, removing } from './reading/removed-safeguards.js';
import { left, removed, type Safeguard, shrunk, turnedOff, weakening } from './reading/safeguard.js';

const KEEP = 'leave it on, or say in the pull request where the same is recorded';

const off = (types: Safeguard['types'], path: string, what: string): Safeguard => ({
  ...{ types, path, loses: turnedOff, what, fix: KEEP },
});

/** 0 is for ever, and so is nothing. */
const shorter: Safeguard['loses'] = (before, after) => days(after) < days(before);

const days = ([value]: readonly unknown[]) => (Number(value ?? 0) === 0 ? Infinity : Number(value));

/**
 * What is written down of what happens.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider.
 */
const SAFEGUARDS: readonly Safeguard[] = [
  off(['aws_cloudtrail'], 'enable_logging', 'stops CloudTrail'),
  off(['aws_cloudtrail'], 'is_multi_region_trail', 'records what happens in one region only'),
  off(['aws_cloudtrail'], 'include_global_service_events', 'no longer records what happens in IAM'),
  off(['aws_cloudtrail'], 'enable_log_file_validation', 'lets records be changed unnoticed'),
  off(['aws_cloudtrail'], 'is_organization_trail', 'no longer records the other accounts'),
  {
    ...{ types: ['aws_cloudtrail'], path: 'event_selector.read_write_type', loses: left('All') },
    ...{ what: 'records only some of what happens', fix: KEEP },
  },
  off(['aws_config_configuration_recorder_status'], 'is_enabled', 'stops AWS Config'),
  off(['aws_guardduty_detector'], 'enable', 'stops GuardDuty'),
  off(['aws_lb', 'aws_alb', 'aws_elb'], 'access_logs.enabled', 'no longer writes access logs'),
  off(['aws_msk_cluster'], 'logging_info.broker_logs.cloudwatch_logs.enabled', 'no longer writes logs'),
  off(['aws_redshift_cluster'], 'logging.enable', 'no longer writes logs'),
  off(
    ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
    'log_publishing_options.enabled',
    'no longer writes logs',
  ),
  off(['aws_mq_broker'], 'logs.audit', 'no longer writes audit logs'),
  {
    ...{ types: ['aws_cloudfront_distribution'], path: 'logging_config.bucket', loses: removed },
    ...{ what: 'no longer writes access logs', fix: KEEP },
  },
  {
    ...{
      types: ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'],
      path: 'access_log_settings.destination_arn',
    },
    ...{ loses: removed, what: 'no longer writes access logs', fix: KEEP },
  },
  {
    ...{ types: ['aws_s3_bucket'], path: 'logging.target_bucket', loses: removed },
    ...{ what: 'no longer writes access logs', fix: KEEP },
  },
  {
    ...{ types: '*', path: 'enabled_cloudwatch_logs_exports', loses: shrunk },
    ...{ what: 'no longer writes a log of the database', fix: KEEP },
  },
  {
    ...{ types: ['aws_eks_cluster'], path: 'enabled_cluster_log_types', loses: shrunk },
    ...{ what: 'no longer writes a log of the control plane', fix: KEEP },
  },
  {
    ...{ types: ['aws_cloudwatch_log_group'], path: 'retention_in_days', loses: shorter, worst: 1 },
    ...{ what: 'deletes logs earlier, those that are already there too', fix: KEEP },
  },
];

const stops = (what: string, of?: RemovedSafeguard['of']) => ({
  what,
  fix: KEEP,
  ...(of === undefined ? {} : { of }),
});

const REMOVED: Readonly<Record<string, RemovedSafeguard>> = {
  aws_cloudtrail: stops('stops CloudTrail'),
  aws_flow_log: stops('no longer records connections', ['vpc_id', 'aws_vpc']),
  aws_s3_bucket_logging: stops('no longer writes access logs', ['bucket', 'aws_s3_bucket']),
  aws_wafv2_web_acl_logging_configuration: stops('no longer records what the firewall does', [
    'resource_arn',
    'aws_lb',
    'aws_alb',
    'aws_api_gateway_stage',
    'aws_cloudfront_distribution',
    'aws_wafv2_web_acl',
  ]),
  aws_networkfirewall_logging_configuration: stops('no longer records what the firewall does', [
    'firewall_arn',
    'aws_networkfirewall_firewall',
  ]),
  aws_config_configuration_recorder: stops('stops AWS Config'),
  aws_config_configuration_recorder_status: stops('stops AWS Config'),
  aws_config_delivery_channel: stops('stops AWS Config'),
  aws_route53_query_log: stops('no longer records questions to the name servers', [
    'zone_id',
    'aws_route53_zone',
  ]),
  aws_route53_resolver_query_log_config_association: stops('no longer records questions to the resolver', [
    'resource_id',
    'aws_vpc',
  ]),
  aws_redshift_logging: stops('no longer writes logs', ['cluster_identifier', 'aws_redshift_cluster']),
  aws_accessanalyzer_analyzer: stops('no longer looks for what is open to others'),
  aws_cloudwatch_log_subscription_filter: stops('no longer passes logs on', [
    'log_group_name',
    'aws_cloudwatch_log_group',
  ]),
};

const [weakened, taken] = [weakening(SAFEGUARDS), removing(REMOVED)];

export const loggingOff: Rule = {
  id: 'logging-off',
  holds: 'nothing is recorded less, or for a shorter time, than before',
  judge: (change, context) => [...weakened(change), ...taken(change, context)],
};
