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

test('who publishes or listens waits until the policy stands', () => {
  const stack = synthStack((scope) => {
    const { topicArn } = new AlarmTopic(scope, 'alarms', {
      purpose: 'alarms',
      kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/k',
      publishers: ['alarms'],
      emails: { lead: 'lead@example.com' },
      https: { pager: 'https://ops.example.com/aws' },
    });
    scope.output('topic', topicArn, 'Whoever reads it');
  });
  const ofPolicy = expect.stringMatching(/^\$\{aws_sns_topic_policy\.[\w-]+\.arn\}$/) as string;
  expect(stack.json.output).toMatchObject({ topic: { value: ofPolicy } });
  expect(stack.all(SnsTopicSubscription).map((subscription) => subscription['topic_arn'])).toEqual([
    ofPolicy,
    ofPolicy,
  ]);
});

test('addresses in another order make the same bytes', () => {
  const emails = { a: 'a@example.com', b: 'b@example.com' };
  const https = { c: 'https://c.example.com', d: 'https://d.example.com' };
  const other = { emails: { b: emails.b, a: emails.a }, https: { d: https.d, c: https.c } };
  expect(JSON.stringify(build(other).json)).toBe(JSON.stringify(build({ emails, https }).json));
});

test('a service that hears by HTTPS confirms by itself', () => {
  expect(build({ https: { pager: 'https://ops.example.com/aws' } }).at('alarms/to-pager')).toMatchObject({
    protocol: 'https',
    endpoint: 'https://ops.example.com/aws',
    endpoint_auto_confirms: true,
  });
});

test('a secret address is read by Terraform, and stands in no file of ours', () => {
  const stack = build({ https: { pager: { parameter: '/demo/test/pagerduty' } } });
  expect(stack.at('alarms/to-pager')).toMatchObject({
    endpoint: expect.stringMatching(/^\$\{data\.aws_ssm_parameter\.[\w-]+\.value\}$/) as string,
  });
  expect(Object.values(stack.json.data?.['aws_ssm_parameter'] ?? {})).toMatchObject([
    { name: '/demo/test/pagerduty', with_decryption: true },
  ]);
});

test('an address with a token in it, and a key that two addresses share, are refused', () => {
  const secret = `https://events.pagerduty.com/integration/${'0123456789abcdef'.repeat(2)}/enqueue`;
  const attempt = () => build({ emails: { pager: 'a@example.com' }, https: { pager: secret } });
  expect(refusal(attempt)).toContain('https.pager leads to events.pagerduty.com with a token');
  expect(refusal(attempt)).toContain("emails and https both have 'pager'");
  expect(refusal(attempt)).not.toContain('0123456789abcdef');
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

test.each<[object, string]>([
  [{ kmsKeyArn: 'alias/alarms' }, "kmsKeyArn is 'alias/alarms'"],
  [{ publishers: undefined }, 'publishers is left out'],
  [{ publishers: 'alarms' }, "publishers is 'alarms'"],
  [{ emails: ['a@example.com'] }, 'emails is ["a@example.com"]'],
  [{ emails: { lead: undefined } }, 'emails.lead is left out'],
  [{ emails: { 'the/lead': 'a@example.com' } }, "the key in emails is 'the/lead'"],
  [{ https: null }, 'https is null'],
  [{ https: { pager: 7 } }, 'https.pager is 7'],
])('%j is refused', (props, message) => {
  expect(refusal(() => build(props))).toContain(message);
});

test('EventBridge may publish without a condition, with which SNS would refuse its messages in silence', () => {
  const [events] = statements({ publishers: ['events'] }).filter(({ Sid }) => Sid === 'EventBridge');
  expect(events).toMatchObject({ Action: 'sns:Publish' });
  expect(events).not.toHaveProperty('Condition');
});

test('a prop that is misspelt is refused, for nobody would be told', () => {
  expect(refusal(() => build({ email: { lead: 'lead@example.com' } } as Partial<AlarmTopicProps>))).toContain(
    "the topic has 'email'\n    fix: did you mean 'emails'?",
  );
});
