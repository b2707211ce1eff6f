import {
  is,
  isKnown,
  type Problem,
  ProjectStack,
  refuse,
  textProblems,
  topicArnProblems,
} from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration/index.js';
import { Construct } from 'constructs';

export interface ChatChannelProps {
  /** What is told there; part of its name: `alarms`. */
  readonly purpose: string;
  /** `T…`, of a workspace that somebody has let AWS into once, in the console of Amazon Q Developer in chat applications. */
  readonly slackWorkspaceId: string;
  /** `C…`, at the end of the channel's link. Into a private channel, somebody invites @Amazon Q. */
  readonly slackChannelId: string;
  /** `topicArn` of one or several AlarmTopics. */
  readonly topicArns: readonly string[];
}

/**
 * Regions with the API of AWS Chatbot; what it makes works for topics of every region.
 *
 * asOf: 2026-11
 * source: AWS General Reference, "Amazon Q Developer in chat applications endpoints and quotas"
 * refresh: compare with that page
 */
const CHATBOT_REGIONS = ['us-east-2', 'us-west-2', 'eu-west-1', 'ap-southeast-1'] as const;

/**
 * A channel of Slack that hears what topics say, with the graph of the alarm. From the channel, people see alarms and
 * figures and nothing else: role and guardrail let them read CloudWatch, and what needs more needs their own role.
 * Costs nothing.
 *
 * @throws InputError for ids that Slack does not have, and when there is nothing to hear.
 */
export class ChatChannel extends Construct {
  readonly configurationName: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ChatChannelProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { partition, environment } = stack;
    refuse(`${this.node.path} (ChatChannel)`, chatProblems(props, partition));
    const { purpose, slackWorkspaceId, slackChannelId, topicArns } = props;
    const role = new ServiceRole(this, 'role', {
      purpose: `chat-${purpose}`,
      service: 'chatbot.amazonaws.com',
      may: [
        {
          sid: 'SeeAlarms',
          actions: ['cloudwatch:Describe*', 'cloudwatch:Get*', 'cloudwatch:List*'],
          resources: ['*'],
          anyResourceBecause: 'CloudWatch has no resource for reading metrics',
        },
      ],
    });
    this.roleArn = role.roleArn;
    const home = CHATBOT_REGIONS.find((region) => region === environment.region) ?? CHATBOT_REGIONS[0];
    this.configurationName = stack.physicalName('chat-channel', this, purpose);
    new ChatbotSlackChannelConfiguration(this, 'channel', {
      provider: stack.providerIn(home, this),
      configurationName: this.configurationName,
      slackTeamId: slackWorkspaceId,
      slackChannelId,
      iamRoleArn: role.roleArn,
      // Without one, AWS takes AdministratorAccess.
      guardrailPolicyArns: [`arn:${partition}:iam::aws:policy/CloudWatchReadOnlyAccess`],
      // It would write to a log group of its own, in us-east-1, without our key and for ever.
      loggingLevel: 'NONE',
      snsTopicArns: [...new Set(topicArns)],
      userAuthorizationRequired: true,
      dependsOn: [role.attachment],
    });
  }
}

function chatProblems(props: ChatChannelProps, partition: string): Problem[] {
  const { purpose, slackWorkspaceId, slackChannelId, topicArns } = props;
  return [
    ...textProblems('purpose', purpose, /^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words: 'alarms'"),
    ...textProblems(
      'slackWorkspaceId',
      slackWorkspaceId,
      /^T[0-9A-Z]{6,}$/,
      "use the workspace's id: 'T0123ABCD'",
    ),
    ...textProblems(
      'slackChannelId',
      slackChannelId,
      /^[CG][0-9A-Z]{6,}$/,
      "use the channel's id: 'C0123ABCDEF'",
    ),
    ...topicProblems(topicArns),
    ...(partition === 'aws'
      ? []
      : [{ what: `AWS Chatbot is not in ${partition}`, fix: 'subscribe to the topic by https or mail' }]),
  ];
}

function topicProblems(topicArns: unknown): Problem[] {
  if (!isKnown(topicArns)) return [];
  if (!Array.isArray(topicArns) || topicArns.length === 0) {
    return [{ what: is('topicArns', topicArns), fix: 'name the topics that it hears' }];
  }
  return topicArns.flatMap((arn, index) => topicArnProblems(`topicArns[${index}]`, arn));
}
