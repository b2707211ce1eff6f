import type { Database, Transaction } from '../shared/database.js';
import { email, type Field, oneOf, optional, readFields, text } from '../shared/fields.js';
import { HttpError } from '../shared/http-error.js';
import type { Request } from '../shared/read-request.js';
import type { Answer, Route } from '../shared/route.js';
import { asCustomer } from '../shared/session.js';
import { inWords, type MessageKindName, messageKinds } from './message-kinds.js';
import type { MessageQueue } from './message-queue.js';

/** For one customer in an hour: enough for a shop, too little for a spammer. */
const MAX_PER_HOUR = 20;

const MESSAGE = 'id, channel, subject, status, created_at AS "createdAt", sent_at AS "sentAt"';

const phone = text({
  max: 16,
  form: { pattern: /^\+[1-9]\d{6,14}$/, words: 'has to be a number like +15551234567' },
});

const at: Field<Date> = (given) => {
  const isTime = typeof given === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d{1,3})?Z$/.test(given);
  const time = new Date(isTime ? given : NaN);
  return Number.isNaN(time.getTime())
    ? { problem: 'has to be a time like 2026-05-04T09:30:00Z' }
    : { value: time };
};

const fields = {
  kind: oneOf(...(Object.keys(messageKinds) as MessageKindName[])),
  at,
  channel: oneOf('email', 'sms'),
  recipient: text({ max: 254 }),
  deduplicationKey: optional(text({ max: 100 })),
};

interface Dependencies {
  readonly database: () => Database;
  readonly queue: () => MessageQueue;
}

export function notificationRoutes({ database, queue }: Dependencies): Route[] {
  return [
    { method: 'GET', path: '/notifications', answer: (request) => list(database(), request) },
    { method: 'POST', path: '/notifications', answer: (request) => enqueue(database(), queue, request) },
  ];
}

function list(database: Database, request: Request): Promise<Answer> {
  return asCustomer(database, request, async ({ query }) => {
    const newest = `SELECT ${MESSAGE} FROM notification.messages ORDER BY created_at DESC, id LIMIT 100`;
    return { status: 200, body: { notifications: await query(newest) } };
  });
}

/**
 * The row is committed only when the queue has the message, and the queue shows it only after that: nothing is kept that is
 * never sent. A message whose row is not there after all is tried again and ends in the dead-letter queue.
 */
function enqueue(database: Database, queue: () => MessageQueue, request: Request): Promise<Answer> {
  return asCustomer(database, request, async (transaction, customerId) => {
    const message = readMessage(request);
    await refuseTooMany(transaction);
    const [created] = await transaction.query<{ id: string }>(
      `INSERT INTO notification.messages (customer_id, channel, recipient, subject, body, deduplication_key)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (customer_id, deduplication_key) DO NOTHING RETURNING ${MESSAGE}`,
      [customerId, message.channel, message.recipient, message.subject, message.body, message.key],
    );
    if (created === undefined) {
      const earlier = `SELECT ${MESSAGE} FROM notification.messages WHERE deduplication_key = $1`;
      const [known] = await transaction.query(earlier, [message.key]);
      return { status: 200, body: known };
    }
    await queue()
      .send({ messageId: created.id, customerId })
      .catch(() => {
        throw new HttpError(503, 'unavailable', 'Try again soon.', { headers: { 'retry-after': '5' } });
      });
    return { status: 202, body: created };
  });
}

function readMessage(request: Request) {
  const { kind, at, channel, recipient, deduplicationKey } = readFields(request, fields);
  const read = channel === 'email' ? email(recipient) : phone(recipient);
  if ('problem' in read) {
    const problems = [{ field: 'recipient', problem: read.problem }];
    throw new HttpError(400, 'invalid', 'Some fields are wrong.', { problems });
  }
  const { subject, body } = messageKinds[kind];
  return {
    ...{ channel, recipient: read.value, subject, body: body(inWords(at)) },
    key: deduplicationKey ?? `${kind} ${channel} ${at.toISOString()}`,
  };
}

async function refuseTooMany({ query }: Transaction): Promise<void> {
  const [recent] = await query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM notification.messages WHERE created_at > now() - interval '1 hour'`,
  );
  if ((recent?.count ?? 0) < MAX_PER_HOUR) return;
  const headers = { 'retry-after': '3600' };
  throw new HttpError(429, 'too_many', `At most ${MAX_PER_HOUR} messages in an hour.`, { headers });
}
