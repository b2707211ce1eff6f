import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Database } from '../shared/database.js';
import { type Log, nameOf } from '../shared/log.js';
import type { Delivered, Delivery } from './delivery.js';
import type { QueuedMessage } from './message-queue.js';

interface Consumer {
  readonly database: () => Database;
  readonly deliver: Delivery;
  readonly log: Log;
}

/** What one message may take at most: waits for the database, the gateway, and to write it down. */
const MESSAGE_MS = 10_000;

type Outcome = 'sent' | 'sent before' | 'refused' | 'later' | 'unknown' | 'malformed' | 'no time';

/** These are done with; everything else stays in the queue, and goes to the dead-letter queue in the end. */
const DONE: ReadonlySet<Outcome> = new Set<Outcome>(['sent', 'sent before', 'refused']);

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Hands over what the queue brings, one after the other. A message that fails takes no other with it. */
export function consumeMessages({ database, deliver, log }: Consumer) {
  return async (
    { Records }: SQSEvent,
    remaining: { getRemainingTimeInMillis(): number },
  ): Promise<SQSBatchResponse> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      const begun = Date.now();
      let error: string | undefined;
      const hasTime = remaining.getRemainingTimeInMillis() > MESSAGE_MS;
      const outcome: Outcome = !hasTime
        ? 'no time'
        : await consume(record).catch((thrown: unknown): Outcome => {
            error = nameOf(thrown);
            return 'later';
          });
      if (!DONE.has(outcome)) batchItemFailures.push({ itemIdentifier: record.messageId });
      log({ event: 'message', id: record.messageId, outcome, ms: Date.now() - begun, error });
    }
    return { batchItemFailures };
  };

  async function consume(record: SQSRecord): Promise<Outcome> {
    const message = readMessage(record.body);
    if (message === undefined) return 'malformed';
    return database().withCustomer(message.customerId, async ({ query }): Promise<Outcome> => {
      // A second delivery of the same message waits here until the first has ended.
      const [row] = await query<Delivered & { status: 'queued' | 'sent' | 'failed' }>(
        `SELECT id, channel, recipient, subject, body, status FROM notification.messages
         WHERE id = $1 FOR UPDATE`,
        [message.messageId],
      );
      if (row === undefined) return 'unknown';
      const { status, ...content } = row;
      if (status !== 'queued') return status === 'sent' ? 'sent before' : 'refused';
      const result = await deliver(content);
      const now = { sent: 'sent', refused: 'failed', later: 'queued' }[result];
      await query(
        `UPDATE notification.messages SET attempts = attempts + 1, status = $2,
           sent_at = CASE WHEN $2 = 'sent' THEN now() END
         WHERE id = $1`,
        [message.messageId, now],
      );
      return result;
    });
  }
}

function readMessage(body: string): QueuedMessage | undefined {
  try {
    const content: unknown = JSON.parse(body);
    const fields = new Map(Object.entries(content ?? {}));
    const [messageId, customerId]: unknown[] = [fields.get('messageId'), fields.get('customerId')];
    if (typeof messageId !== 'string' || typeof customerId !== 'string') return undefined;
    return UUID.test(messageId) && UUID.test(customerId) ? { messageId, customerId } : undefined;
  } catch {
    return undefined;
  }
}
