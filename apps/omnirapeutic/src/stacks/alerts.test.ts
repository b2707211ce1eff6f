import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { CeAnomalySubscription } from '@cdktf/provider-aws/lib/ce-anomaly-subscription/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const production = stacksOf(environmentOf('production'))['alerts'];

test('ORP-18: 1500 USD a month, told at 80 and 100 percent of the costs and 100 percent of the forecast', () => {
  const budget = production?.one(BudgetsBudget);
  expect(budget).toMatchObject({ limit_amount: '1500', limit_unit: 'USD', time_unit: 'MONTHLY' });
  const told = budget?.['notification'] as { notification_type: string; threshold: number }[];
  expect(told.map(({ notification_type: type, threshold }) => [type, threshold])).toEqual([
    ['ACTUAL', 80],
    ['ACTUAL', 100],
    ['FORECASTED', 100],
  ]);
  expect(told[0]).toMatchObject({ subscriber_sns_topic_arns: [expect.stringContaining('aws_sns_topic')] });
});

test('ORP-18: what costs unusually much is told at once, and those on call get it by mail', () => {
  expect(production?.one(CeAnomalySubscription)).toMatchObject({ frequency: 'IMMEDIATE' });
  expect(production?.one(SnsTopicSubscription)).toMatchObject({
    protocol: 'email',
    endpoint: 'on-call@omnirapeutic.example.com',
  });
});

test('ORP-25: the ARN of the alarm topic is an output', () => {
  expect(production?.json.output).toHaveProperty('alarms_sns_topic_arn');
});
