/** Services that publish to a topic by themselves, in the words of `EncryptionKey`'s users. */
export type Publisher = 'alarms' | 'budgets' | 'cost-anomalies' | 'events';

/**
 * asOf: 2026-11
 * source: SNS developer guide, "Example cases for Amazon SNS access control"; Cost Management guide, "Creating an
 *   Amazon SNS topic for budget notifications" and "… for anomaly notifications"
 */
export const publishers: Readonly<Record<Publisher, { sid: string; principal: { service: string } }>> = {
  alarms: { sid: 'CloudWatchAlarms', principal: { service: 'cloudwatch.amazonaws.com' } },
  budgets: { sid: 'Budgets', principal: { service: 'budgets.amazonaws.com' } },
  'cost-anomalies': { sid: 'CostAnomalyDetection', principal: { service: 'costalerts.amazonaws.com' } },
  events: { sid: 'EventBridge', principal: { service: 'events.amazonaws.com' } },
};
