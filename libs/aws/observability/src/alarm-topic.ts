import { didYouMean, isKnown, type Problem, ProjectStack, refuse } from '@ashlar/core';
import { policyDocument, type PrincipalStatement } from '@ashlar/iam';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { Construct } from 'constructs';
import { publishers, type Publisher } from './publisher.js';

export type { Publisher };

export interface AlarmTopicProps {
  /** What the topic is for; part of its name: `alarms`. */
  readonly purpose: string;
  /** The key that encrypts messages. Its policy must admit the publishers: `EncryptionKey` takes the same words. */
  readonly kmsKeyArn: string;
  /** Services of AWS that may publish, for this account only. */
  readonly publishers: readonly Publisher[];
  /**
   * Addresses that get every message, by a key that stays when the address changes. Each is asked by mail to confirm;
   * Terraform can't do it for them. Mails cost 2 USD per 100,000, the first 1,000 of a month nothing.
   * @default - nobody: others subscribe by the topic's ARN
   */
  readonly emails?: Readonly<Record<string, string>>;
}

/**
 * An encrypted SNS topic to which services of AWS publish what people have to know. It takes messages over TLS only.
 *
 * @throws InputError for an address that is none, and a publisher that is not known.
 */
export class AlarmTopic extends Construct {
  readonly topicArn: string;
  readonly topicName: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { emails = {} } = props;
    refuse(`${this.node.path} (AlarmTopic)`, [
      ...publisherProblems(props.publishers),
      ...Object.entries(emails).flatMap(([key, address]) => emailProblems(`emails.${key}`, address)),
    ]);

    this.topicName = stack.physicalName('sns-topic', this, props.purpose);
    const topic = new SnsTopic(this, 'topic', { name: this.topicName, kmsMasterKeyId: props.kmsKeyArn });
    // Of the policy, so that whoever publishes waits until it may.
    this.topicArn = new SnsTopicPolicy(this, 'policy', {
      arn: topic.arn,
      policy: policyDocument([
        plainHttpDenied(topic.arn),
        ...[...new Set(props.publishers)].map((name) => mayPublish(stack, name, topic.arn)),
      ]),
    }).arn;
    for (const [key, endpoint] of Object.entries(emails)) {
      new SnsTopicSubscription(this, `to-${key}`, { topicArn: topic.arn, protocol: 'email', endpoint });
    }
  }
}

const mayPublish = (stack: ProjectStack, name: Publisher, topicArn: string): PrincipalStatement => ({
  ...publishers[name],
  actions: ['sns:Publish'],
  resources: [topicArn],
  conditions: { StringEquals: { 'aws:SourceAccount': stack.environment.account } },
});

const plainHttpDenied = (topicArn: string): PrincipalStatement => ({
  sid: 'DenyPlainHttp',
  effect: 'Deny',
  principal: '*',
  actions: ['sns:Publish'],
  resources: [topicArn],
  conditions: { Bool: { 'aws:SecureTransport': 'false' } },
});

function publisherProblems(names: readonly string[]): Problem[] {
  const known = Object.keys(publishers);
  if (names.length === 0) {
    return [{ what: 'publishers is empty', fix: `name those that publish: ${known.join(', ')}` }];
  }
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      what: `publishers names '${name}'`,
      fix: `${didYouMean(name, known)}use one of ${known.join(', ')}`,
    }));
}

function emailProblems(prop: string, address: string): Problem[] {
  if (!isKnown(address) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return [];
  return [{ what: `${prop} is '${address}'`, fix: "use an address: 'on-call@example.com'" }];
}
