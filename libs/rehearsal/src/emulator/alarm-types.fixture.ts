import type { TerraformJson } from '@ashlar/graph';

const tags = { Name: 'x' };
const topic = '${aws_sns_topic.alarms.arn}';

const actions = {
  ...{ alarm_actions: [topic], ok_actions: [topic], insufficient_data_actions: [topic] },
  ...{ comparison_operator: 'GreaterThanThreshold', evaluation_periods: 3, tags },
};
const requests = (metric: string) => ({
  ...{ namespace: 'AWS/ApplicationELB', dimensions: { LoadBalancer: 'app/web/1' } },
  ...{ metric_name: metric, period: 60 },
});

/** What tells people of trouble. It stands on what oversight-types.fixture.ts shares. */
export const alarms: NonNullable<TerraformJson['resource']> = {
  aws_cloudwatch_metric_alarm: {
    errors: {
      ...{ ...actions, alarm_name: 'errors', threshold: 5, datapoints_to_alarm: 2 },
      treat_missing_data: 'notBreaching',
      metric_query: [
        { id: 'rate', expression: '100 * errors / all', label: 'rate', return_data: true },
        { id: 'errors', metric: { ...requests('HTTPCode_Target_5XX_Count'), stat: 'Sum' } },
        { id: 'all', metric: { ...requests('RequestCount'), stat: 'Sum', unit: 'Count' } },
      ],
    },
    slow: {
      ...{ ...actions, alarm_name: 'slow', threshold: 1.5, ...requests('TargetResponseTime') },
      ...{ extended_statistic: 'p99', evaluate_low_sample_count_percentiles: 'ignore' },
    },
    deployment: {
      ...{ ...actions, alarm_name: 'deployment', threshold: 0, ...requests('UnHealthyHostCount') },
      ...{ statistic: 'Maximum', treat_missing_data: 'breaching' },
    },
  },
  aws_cloudwatch_composite_alarm: {
    down: {
      ...{ alarm_name: 'down', alarm_actions: [topic], tags },
      alarm_rule:
        'ALARM(${aws_cloudwatch_metric_alarm.errors.alarm_name}) OR ALARM("${aws_cloudwatch_metric_alarm.slow.alarm_name}")',
      actions_suppressor: {
        alarm: '${aws_cloudwatch_metric_alarm.deployment.alarm_name}',
        ...{ extension_period: 10, wait_period: 20 },
      },
    },
  },
  aws_cloudwatch_dashboard: {
    overview: {
      dashboard_name: 'overview',
      dashboard_body: JSON.stringify({
        widgets: [{ type: 'text', width: 3, height: 3, properties: { markdown: 'x' } }],
      }),
    },
  },
  aws_cloudwatch_query_definition: {
    errors: { name: 'app/errors', log_group_names: ['/trail'], query_string: 'fields @timestamp, @message' },
  },
  aws_cloudwatch_log_metric_filter: {
    root: {
      ...{ name: 'root', pattern: '{ $.userIdentity.type = "Root" }' },
      log_group_name: '${aws_cloudwatch_log_group.trail.name}',
      metric_transformation: { name: 'RootUse', namespace: 'Audit', value: '1', default_value: '0' },
    },
  },
  aws_cloudwatch_event_rule: {
    findings: { name: 'findings', event_pattern: JSON.stringify({ source: ['aws.guardduty'] }), tags },
  },
  aws_cloudwatch_event_target: {
    findings: {
      ...{ rule: '${aws_cloudwatch_event_rule.findings.name}', target_id: 'topic', arn: topic },
      input_transformer: {
        input_paths: { severity: '$.detail.severity' },
        input_template: '"A finding of severity <severity>"',
      },
    },
  },
  aws_chatbot_slack_channel_configuration: {
    ops: {
      ...{ configuration_name: 'ops', slack_team_id: 'T07EA123LEP', slack_channel_id: 'C07EZ1ABC23', tags },
      ...{ iam_role_arn: '${aws_iam_role.config.arn}', sns_topic_arns: [topic], logging_level: 'ERROR' },
      guardrail_policy_arns: ['arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess'],
    },
  },
};
