import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { TOPIC } from './alarms.fixture.js';
import { ChatChannel, type ChatChannelProps } from './chat-channel.js';

const build = (props: Partial<ChatChannelProps> = {}, region = 'us-east-1') =>
  synthStack(
    (stack) => {
      new ChatChannel(stack, 'chat', {
        purpose: 'alarms',
        slackWorkspaceId: 'T0123ABCD',
        slackChannelId: 'C0123ABCDEF',
        topicArns: [TOPIC],
        ...props,
      });
    },
    testEnvironment({ region, zones: [`${region}a`] }),
  );

const production = build();

test('a channel hears topics, and logs nowhere', () => {
  expect(production.one(ChatbotSlackChannelConfiguration)).toMatchObject({
    configuration_name: 'demo-test-alarms',
    slack_team_id: 'T0123ABCD',
    slack_channel_id: 'C0123ABCDEF',
    sns_topic_arns: [TOPIC],
    logging_level: 'NONE',
  });
});

test('people in the channel may look at alarms and figures, and at nothing else', () => {
  expect(production.one(ChatbotSlackChannelConfiguration)).toMatchObject({
    guardrail_policy_arns: ['arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess'],
    user_authorization_required: true,
  });
  const { policy } = production.one(IamPolicy);
  const { Statement } = JSON.parse(String(policy)) as { Statement: { Action: string[] }[] };
  expect(Statement.flatMap(({ Action }) => Action)).toEqual([
    'cloudwatch:Describe*',
    'cloudwatch:Get*',
    'cloudwatch:List*',
  ]);
  expect(production.one(IamRole)['assume_role_policy']).toContain('chatbot.amazonaws.com');
});

test('it is made where AWS Chatbot has its API', () => {
  expect(production.one(ChatbotSlackChannelConfiguration)['provider']).toBe('aws.us-east-2');
  expect(build({}, 'eu-west-1').one(ChatbotSlackChannelConfiguration)).not.toHaveProperty('provider');
});

test('what is wrong is told at once', () => {
  const attempt = () =>
    build({
      purpose: 'Alarms!',
      slackWorkspaceId: 'omnirapeutic',
      slackChannelId: '#alarms',
      topicArns: [],
    });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/chat (ChatChannel) has 4 problems:
      purpose is 'Alarms!'
        fix: use lower-case words: 'alarms'
      slackWorkspaceId is 'omnirapeutic'
        fix: use the workspace's id: 'T0123ABCD'
      slackChannelId is '#alarms'
        fix: use the channel's id: 'C0123ABCDEF'
      topicArns is []
        fix: name the topics that it hears"
  `);
  expect(refusal(() => build({ topicArns: ['alarms'] }))).toContain("topicArns[0] is 'alarms'");
  expect(refusal(() => build({}, 'cn-north-1'))).toContain('AWS Chatbot is not in aws-cn');
});
