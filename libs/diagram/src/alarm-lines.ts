import type { Resource } from '@ashlar/graph';
import { written } from './attributes.js';
import { ifAny, ofType } from './kinds.js';
import type { View } from './view.js';
import { some } from './words.js';

/** What watches, whom it tells, and what may be spent. */
export function alarmLines(all: readonly Resource[], view: View): string[] {
  const protocols = ofType(all, 'aws_sns_topic_subscription').map(
    ({ attributes }) => written(attributes, 'protocol') ?? '?',
  );
  const budgets = ofType(all, 'aws_budgets_budget').map(
    ({ attributes }) =>
      `budget of ${written(attributes, 'limit_amount')} ${written(attributes, 'limit_unit')} (${(written(attributes, 'time_unit') ?? 'monthly').toLowerCase()})`,
  );
  const topics = ofType(all, 'aws_sns_topic').map((topic) => view.nameOf(topic));
  return [
    ...ifAny(all, 'aws_cloudwatch_metric_alarm', 'alarm'),
    ...ifAny(all, 'aws_cloudwatch_composite_alarm', 'composite alarm'),
    ...(topics.length > 0 ? [`topics ${some(topics)}`] : []),
    ...(protocols.length > 0 ? [`subscribed by ${some([...new Set(protocols)])}`] : []),
    ...ifAny(all, 'aws_chatbot_slack_channel_configuration', 'chat channel'),
    ...ifAny(all, 'aws_cloudwatch_dashboard', 'dashboard'),
    ...ifAny(all, 'aws_cloudwatch_query_definition', 'saved query', 'saved queries'),
    ...ifAny(all, 'aws_cloudwatch_event_rule', 'event rule'),
    ...budgets.sort(),
    ...ifAny(all, 'aws_ce_anomaly_monitor', 'monitor of cost anomalies', 'monitors of cost anomalies'),
  ];
}
