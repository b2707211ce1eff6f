import {
  didYouMean,
  is,
  isRecord,
  keyArnProblems,
  type Problem,
  ProjectStack,
  refuse,
  sortedEntries,
  strangerProblems,
  textProblems,
} from '@ashlar/core';
import { policyDocument, type PrincipalStatement } from '@ashlar/iam';
import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { Construct } from 'constructs';
import { endpointProblems, type HttpsEndpoint } from './https-endpoint.js';
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
  /**
   * Services that get every message by HTTPS and confirm by themselves, as PagerDuty does, by a key that stays when the
   * address changes. Costs 0.60 USD per million. An address with a token in it is a secret: `{ parameter }` names the SSM
   * SecureString that holds it. Terraform reads it when it plans, so whoever plans needs `ssm:GetParameter` and
   * `kms:Decrypt`; the address then stands in the state, which is encrypted, and in no file of ours. What does not confirm within a minute
   * fails the deployment.
   * @default - none
   */
  readonly https?: Readonly<Record<string, HttpsEndpoint>>;
}

/**
 * An encrypted SNS topic to which services of AWS publish what people have to know. It takes messages over TLS only.
 *
 * @throws InputError for an address that is none or that shows a secret, and a publisher that is not known.
 */
export class AlarmTopic extends Construct {
  /** Whoever uses it waits until the topic's policy stands. */
  readonly topicArn: string;
  readonly topicName: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { emails = {}, https = {} } = props;
    refuse(`${this.node.path} (AlarmTopic)`, [
      ...strangerProblems('the topic', props, ['purpose', 'kmsKeyArn', 'publishers', 'emails', 'https']),
      ...keyArnProblems('kmsKeyArn', props.kmsKeyArn),
      ...publisherProblems(props.publishers),
      ...addressProblems('emails', emails, emailProblems),
      ...addressProblems('https', https, endpointProblems),
      ...Object.keys(https ?? {})
        .filter((key) => Object.hasOwn(emails ?? {}, key))
        .map((key) => ({ what: `emails and https both have '${key}'`, fix: 'give each a key of its own' })),
    ]);

    this.topicName = stack.physicalName('sns-topic', this, props.purpose);
    const topic = new SnsTopic(this, 'topic', { name: this.topicName, kmsMasterKeyId: props.kmsKeyArn });
    // Of the policy, so that whoever publishes or listens waits until it may.
    this.topicArn = new SnsTopicPolicy(this, 'policy', {
      arn: topic.arn,
      policy: policyDocument([
        plainHttpDenied(topic.arn),
        ...[...new Set(props.publishers)].map((name) => mayPublish(stack, name, topic.arn)),
      ]),
    }).arn;
    for (const [key, endpoint] of sortedEntries(emails)) {
      new SnsTopicSubscription(this, `to-${key}`, { topicArn: this.topicArn, protocol: 'email', endpoint });
    }
    for (const [key, endpoint] of sortedEntries(https)) {
      new SnsTopicSubscription(this, `to-${key}`, {
        topicArn: this.topicArn,
        protocol: 'https',
        endpoint: typeof endpoint === 'string' ? endpoint : this.secret(key, endpoint.parameter),
        endpointAutoConfirms: true,
      });
    }
  }

  /** A value that Terraform reads itself: no synthesis knows it. */
  private secret(key: string, name: string): string {
    return new DataAwsSsmParameter(this, `address-${key}`, { name, withDecryption: true }).value;
  }
}

const mayPublish = (stack: ProjectStack, name: Publisher, topicArn: string): PrincipalStatement => ({
  ...publishers[name],
  actions: ['sns:Publish'],
  resources: [topicArn],
  // EventBridge brings no account along: with a condition, SNS refuses its messages in silence.
  ...(name === 'events'
    ? {}
    : { conditions: { StringEquals: { 'aws:SourceAccount': stack.environment.account } } }),
});

const plainHttpDenied = (topicArn: string): PrincipalStatement => ({
  sid: 'DenyPlainHttp',
  effect: 'Deny',
  principal: '*',
  actions: ['sns:Publish'],
  resources: [topicArn],
  conditions: { Bool: { 'aws:SecureTransport': 'false' } },
});

function publisherProblems(names: unknown): Problem[] {
  const known = Object.keys(publishers);
  if (!Array.isArray(names)) {
    return [{ what: is('publishers', names), fix: `list those that publish: ${known.join(', ')}` }];
  }
  if (names.length === 0) {
    return [{ what: 'publishers is empty', fix: `name those that publish: ${known.join(', ')}` }];
  }
  return names
    .map(String)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      what: `publishers names '${name}'`,
      fix: `${didYouMean(name, known)}use one of ${known.join(', ')}`,
    }));
}

/** Addresses by key, which becomes part of the subscription's address in the state. */
function addressProblems<T>(
  prop: string,
  addresses: Readonly<Record<string, T>>,
  problemsOf: (prop: string, address: T) => Problem[],
): Problem[] {
  if (!isRecord(addresses)) {
    return [{ what: is(prop, addresses), fix: 'give addresses by key: { lead: … }' }];
  }
  return Object.entries<T>(addresses).flatMap(([key, address]) => [
    ...textProblems(`the key in ${prop}`, key, /^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words: 'on-call'"),
    ...problemsOf(`${prop}.${key}`, address),
  ]);
}

const emailProblems = (prop: string, address: unknown): Problem[] =>
  textProblems(prop, address, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "use an address: 'on-call@example.com'");
