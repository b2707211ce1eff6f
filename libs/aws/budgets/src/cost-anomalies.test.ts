import { refusal, synthStack } from '@ashlar/testing';
import { CeAnomalyMonitor } from '@cdktf/provider-aws/lib/ce-anomaly-monitor/index.js';
import { CeAnomalySubscription } from '@cdktf/provider-aws/lib/ce-anomaly-subscription/index.js';
import { CostAnomalies, type CostAnomaliesProps } from './cost-anomalies.js';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';

const build = (props: Omit<CostAnomaliesProps, 'minimumUsd'> & { minimumUsd?: number }) =>
  synthStack((stack) => {
    new CostAnomalies(stack, 'anomalies', { minimumUsd: 100, ...props });
  });

test('a topic hears at once of what costs at least the minimum more than expected', () => {
  const stack = build({ topicArn });
  expect(stack.one(CeAnomalyMonitor)).toMatchObject({
    monitor_type: 'DIMENSIONAL',
    monitor_dimension: 'SERVICE',
  });
  expect(stack.one(CeAnomalySubscription)).toMatchObject({
    frequency: 'IMMEDIATE',
    monitor_arn_list: [expect.stringMatching(/^\$\{aws_ce_anomaly_monitor\./)],
    subscriber: [{ type: 'SNS', address: topicArn }],
    threshold_expression: {
      dimension: {
        key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
        match_options: ['GREATER_THAN_OR_EQUAL'],
        values: ['100'],
      },
    },
  });
});

test('addresses hear once a day, which is all that AWS offers them', () => {
  const stack = build({ emails: ['ops@example.com', 'finance@example.com'] });
  expect(stack.one(CeAnomalySubscription)).toMatchObject({
    frequency: 'DAILY',
    subscriber: [
      { type: 'EMAIL', address: 'finance@example.com' },
      { type: 'EMAIL', address: 'ops@example.com' },
    ],
  });
});

test("the account's own monitor is used where it has one, for AWS takes no second", () => {
  const monitorArn = 'arn:aws:ce::123456789012:anomalymonitor/m';
  const stack = build({ topicArn, monitorArn });
  expect(stack.all(CeAnomalyMonitor)).toEqual([]);
  expect(stack.one(CeAnomalySubscription)).toMatchObject({ monitor_arn_list: [monitorArn] });
});

test('what is wrong is told at once', () => {
  const message = refusal(() => build({ topicArn, emails: ['ops@'], minimumUsd: 0 }));
  expect(message).toContain('has 3 problems');
  expect(message).toContain('minimumUsd is 0');
  expect(message).toContain("emails has 'ops@'");
  expect(message).toContain('give topicArn alone');
  expect(refusal(() => build({}))).toContain('nobody is told');
});
