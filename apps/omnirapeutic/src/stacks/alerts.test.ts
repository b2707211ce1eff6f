import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { CeAnomalySubscription } from '@cdktf/provider-aws/lib/ce-anomaly-subscription/index.js';
import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { refusal } from '@ashlar/testing';
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

test('ORP-17: alarms and pages have a topic each, encrypted with the key of alarms', () => {
  expect(production?.all(SnsTopic)).toEqual([
    expect.objectContaining({ name: 'omnirapeutic-production-pages' }),
    expect.objectContaining({ name: 'omnirapeutic-production-alarms' }),
  ]);
  for (const topic of production?.all(SnsTopic) ?? []) {
    expect(String(topic['kms_master_key_id'])).toContain('aws_kms_keyalarms_key');
  }
});

test('ORP-17: whoever publishes to a topic is admitted by its policy and by the policy of its key', () => {
  const [pages, alarms] = (production?.all(SnsTopicPolicy) ?? []).map(({ policy }) => String(policy));
  const services = ['cloudwatch', 'budgets', 'costalerts', 'events'].map((name) => `${name}.amazonaws.com`);
  const key = stacksOf(environmentOf('production'))['keys']?.json.resource?.['aws_kms_key'] ?? {};
  const [, ofAlarms] = Object.entries(key).find(([name]) => name.startsWith('alarms_')) ?? [];
  for (const service of services) {
    expect(alarms).toContain(service);
    expect(String(ofAlarms?.['policy'])).toContain(service);
  }
  expect(pages).toContain('cloudwatch.amazonaws.com');
});

test('ORP-17: mails, pagers and channels of chat come from the environment', () => {
  const { alerts } = stacksOf(
    environmentOf('production', {
      alarmEmails: { 'on-call': 'a@example.com', lead: 'b@example.com' },
      pagers: { duty: { parameter: '/omnirapeutic/production/pager' } },
      chat: { ops: { slackWorkspaceId: 'T0123ABCD', slackChannelId: 'C0123ABCD' } },
    }),
  );
  const told = alerts?.all(SnsTopicSubscription).map(({ protocol, topic_arn: topic }) => ({
    protocol,
    topic: /aws_sns_topic(?:_policy)?\.([a-z]+)_/.exec(String(topic))?.[1],
  }));
  expect(told).toEqual([
    { protocol: 'https', topic: 'pages' },
    { protocol: 'email', topic: 'topic' },
    { protocol: 'email', topic: 'topic' },
  ]);
  expect(alerts?.all(ChatbotSlackChannelConfiguration)).toEqual([
    expect.objectContaining({ slack_channel_id: 'C0123ABCD' }),
  ]);
});

test("ORP-17: a pager's address with its token is refused, and not repeated", () => {
  const duty = 'https://events.pagerduty.com/integration/0123456789abcdef0123456789abcdef/enqueue';
  const message = refusal(() => stacksOf(environmentOf('production', { pagers: { duty } })));
  expect(message).toContain('https.duty leads to events.pagerduty.com with a token');
  expect(message).not.toContain('0123456789abcdef');
});

test('ORP-25: the ARN of the alarm topic is an output', () => {
  expect(production?.json.output).toHaveProperty('alarms_sns_topic_arn');
});
