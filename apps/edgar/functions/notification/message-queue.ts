import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment } from '../shared/read-environment.js';

/** What travels: who and which. The words stay in the database. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly customerId: string;
}

export interface MessageQueue {
  send(message: QueuedMessage): Promise<void>;
}

/** The queue may not be reached for longer than a request can wait. */
const requestHandler = { connectionTimeout: 1000, requestTimeout: 2000 };

/** An SQS queue. A message shows up after two seconds, when the row that it names has been committed. */
export class SqsQueue implements MessageQueue {
  constructor(
    private readonly url: string,
    private readonly client = new SQSClient({ requestHandler, maxAttempts: 2 }),
  ) {}

  async send(message: QueuedMessage): Promise<void> {
    const MessageBody = JSON.stringify(message);
    await this.client.send(new SendMessageCommand({ QueueUrl: this.url, MessageBody, DelaySeconds: 2 }));
  }
}

/** The queue that `QUEUE_URL` names. */
export function queueOf(env: NodeJS.ProcessEnv): () => MessageQueue {
  let queue: MessageQueue | undefined;
  return () => {
    const { values, refuseIf } = readEnvironment(env, ['QUEUE_URL']);
    refuseIf();
    return (queue ??= new SqsQueue(values.QUEUE_URL));
  };
}
