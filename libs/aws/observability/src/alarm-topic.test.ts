import { refusal, synthStack } from '@ashlar/testing';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { AlarmTopic, type AlarmTopicProps } from './alarm-topic.js';

const build = (props: Partial<AlarmTopicProps> = {}) =>
  synthStack((stack) => {
    new AlarmTopic(stack, 'alarms', {
      ...{ purpose: 'alarms', kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/k', publishers: ['alarms'] },
      ...props,
    });
  });

const statements = (props: Partial<AlarmTopicProps> = {}) => {
  const { policy } = build(props).one(SnsTopicPolicy);
  return (JSON.parse(String(policy)) as { Statement: { Sid: string; Principal: unknown }[] }).Statement;
};

test('messages are encrypted with our own key', () => {
  expect(build().one(SnsTopic)).toMatchObject({
    name: 'demo-test-alarms',
    kms_master_key_id: 'arn:aws:kms:us-east-1:123456789012:key/k',
  });
});

test('the named services may publish for this account, and nobody may over plain HTTP', () => {
  expect(statements({ publishers: ['budgets', 'alarms', 'alarms'] })).toMatchObject([
    {
      Sid: 'Budgets',
      Principal: { Service: 'budgets.amazonaws.com' },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    },
    { Sid: 'CloudWatchAlarms', Principal: { Service: 'cloudwatch.amazonaws.com' } },
    { Sid: 'DenyPlainHttp', Effect: 'Deny', Principal: '*' },
  ]);
});

test('an address that changes keeps its subscription in place, under its key', () => {
  const before = build({ emails: { 'on-call': 'a@example.com', lead: 'b@example.com' } });
  const after = build({ emails: { lead: 'c@example.com', 'on-call': 'a@example.com' } });
  expect(Object.keys(after.byAddress()).sort()).toEqual(Object.keys(before.byAddress()).sort());
  expect(before.at('alarms/to-lead')).toMatchObject({ protocol: 'email', endpoint: 'b@example.com' });
  expect(after.all(SnsTopicSubscription)).toHaveLength(2);
});

test('what is wrong is told at once, with its fix', () => {
  const attempt = () =>
    build({ publishers: ['alarm' as 'alarms'], emails: { lead: 'lead at example.com', 'on-call': '' } });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/alarms (AlarmTopic) has 3 problems:
      publishers names 'alarm'
        fix: did you mean 'alarms'? use one of alarms, budgets, cost-anomalies, events
      emails.lead is 'lead at example.com'
        fix: use an address: 'on-call@example.com'
      emails.on-call is ''
        fix: use an address: 'on-call@example.com'"
  `);
  expect(refusal(() => build({ publishers: [] }))).toContain('publishers is empty');
});
