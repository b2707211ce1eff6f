import { ProjectStack, refuse } from '@ashlar/core';
import type { PrincipalStatement, Statement } from '@ashlar/iam';
import { SqsQueue, type SqsQueueConfig } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { Construct } from 'constructs';
import { type QueueAccess, queueAccess } from './queue-access.js';
import { queuePolicy } from './queue-policy.js';
import { queueProblems } from './queue-problems.js';

export interface QueueProps {
  /** What its messages are; part of every name: `notifications`. Another one replaces the queue and what is in it. */
  readonly purpose: string;
  /** Encrypts the messages. Whoever sends or receives needs it too; `access` says so. */
  readonly kmsKeyArn: string;
  /**
   * How long a message that was received is hidden from others, 0 to 43,200 seconds. For a function at least six times its timeout.
   * @default 30
   */
  readonly visibilityTimeoutSeconds?: number;
  /** How long a message waits for a reader, 1 to 14 days. @default 4 */
  readonly retentionDays?: number;
  /** How long a message is hidden at first, 0 to 900 seconds. @default 0 */
  readonly delaySeconds?: number;
  /**
   * How often a message is received before it is put aside, 1 to 1000; `'never'` makes no second queue, and a message that nobody can
   * work on comes back until it expires. Those that were put aside are kept for 14 days.
   * @default 5
   */
  readonly maxReceives?: number | 'never';
  /** In the order in which they were sent, in groups, each once; 300 calls a second. @default false */
  readonly fifo?: boolean;
  /** Services of AWS and other accounts that may use the queue. Roles of this account need none of it. @default - nobody */
  readonly allows?: readonly Omit<PrincipalStatement, 'resources'>[];
}

/** The queue of what was put aside. */
export interface DeadLetterQueue {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly queueName: string;
  readonly kmsKeyArn: string;
}

/** What is put aside is to be read by people, who sleep, and have holidays. */
const DEAD_LETTERS_KEPT_DAYS = 14;

const DAY_SECONDS = 24 * 3600;

/**
 * A queue of SQS, encrypted with our own key, for TLS only, and a second one for messages that nobody could work on.
 *
 * Costs 0.40 USD for a million requests (FIFO: 0.50; us-east-1, 2026-11), of which a million a month is free, and the calls of the key.
 *
 * @throws InputError for numbers that SQS refuses.
 */
export class Queue extends Construct {
  readonly queue: SqsQueue;
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly queueName: string;
  readonly kmsKeyArn: string;
  readonly visibilityTimeoutSeconds: number;
  /** Not with `maxReceives: 'never'`. */
  readonly deadLetters?: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: QueueProps,
  ) {
    super(scope, id);
    refuse(`${this.node.path} (Queue)`, queueProblems(props));
    const { maxReceives = 5, retentionDays = 4, visibilityTimeoutSeconds = 30, delaySeconds = 0 } = props;
    const name = this.nameOf(props.purpose);
    const deadLetters = maxReceives === 'never' ? undefined : this.buildDeadLetters(name);
    this.queue = this.build('queue', name, {
      visibilityTimeoutSeconds,
      delaySeconds,
      messageRetentionSeconds: retentionDays * DAY_SECONDS,
      redrivePolicy:
        deadLetters && JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: maxReceives }),
      policy: queuePolicy(this.arnOf(name), props.allows ?? []),
    });
    this.queueArn = this.queue.arn;
    this.queueUrl = this.queue.url;
    this.queueName = this.queue.name;
    this.kmsKeyArn = props.kmsKeyArn;
    this.visibilityTimeoutSeconds = visibilityTimeoutSeconds;
    this.deadLetters = deadLetters && {
      queueArn: deadLetters.arn,
      queueUrl: deadLetters.url,
      queueName: deadLetters.name,
      kmsKeyArn: props.kmsKeyArn,
    };
  }

  /** Statements for the role of somebody who sends or receives. */
  access(kind: QueueAccess): Statement[] {
    const { purpose, kmsKeyArn } = this.props;
    const { region } = ProjectStack.of(this).environment;
    return queueAccess({ kind, purpose, queueArn: this.queueArn, kmsKeyArn, region });
  }

  /** Takes messages of this queue alone. */
  private buildDeadLetters(source: string): SqsQueue {
    const name = this.nameOf(`${this.props.purpose}-dead`);
    return this.build('dead-letters', name, {
      messageRetentionSeconds: DEAD_LETTERS_KEPT_DAYS * DAY_SECONDS,
      redriveAllowPolicy: JSON.stringify({
        redrivePermission: 'byQueue',
        sourceQueueArns: [this.arnOf(source)],
      }),
      policy: queuePolicy(this.arnOf(name), []),
    });
  }

  private nameOf(purpose: string): string {
    const stack = ProjectStack.of(this);
    return `${stack.physicalName('sqs-queue', this, purpose)}${this.props.fifo ? '.fifo' : ''}`;
  }

  /** Written out, so that two queues can name each other. */
  private readonly arnOf = (name: string): string => ProjectStack.of(this).arn('sqs', name);

  private build(id: string, name: string, settings: SqsQueueConfig): SqsQueue {
    const { fifo = false, kmsKeyArn } = this.props;
    return new SqsQueue(this, id, {
      ...settings,
      name,
      kmsMasterKeyId: kmsKeyArn,
      // A reader waits for a message, and asks less often.
      receiveWaitTimeSeconds: 20,
      ...(fifo ? { fifoQueue: true, contentBasedDeduplication: true } : {}),
    });
  }
}
