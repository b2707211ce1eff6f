import type { SQSEvent } from 'aws-lambda';
import { withDatabase } from '../../migrations/database.fixture.js';
import type { Database } from '../shared/database.js';
import {
  albEvent,
  answerOf,
  databaseAt,
  invocation,
  sessionOf,
} from '../shared/service-under-test.fixture.js';
import type { Delivered, DeliveryResult } from './delivery.js';
import type { QueuedMessage } from './message-queue.js';
import { notification } from './notification.js';

const anne = { id: '11111111-1111-4111-8111-111111111111', token: 'a'.repeat(43) };
const bob = { id: '22222222-2222-4222-8222-222222222222', token: 'b'.repeat(43) };

const message = {
  kind: 'appointment-booked',
  at: '2026-05-04T09:30:00Z',
  channel: 'email',
  recipient: 'anne@example.com',
};

/** The queue and the gateway at hand: SQS is tried on the emulator, the gateway over HTTP. */
class Outside {
  readonly queued: QueuedMessage[] = [];
  readonly delivered: Delivered[] = [];
  readonly logged: object[] = [];
  results: DeliveryResult[] = [];
  queueIsAway = false;

  handler(database: Database) {
    return notification({
      database: () => database,
      queue: () => ({
        send: async (queued) => {
          if (this.queueIsAway) throw new Error('no queue');
          this.queued.push(queued);
        },
      }),
      deliver: async (delivered) => {
        this.delivered.push(delivered);
        return this.results.shift() ?? 'sent';
      },
      log: (fields) => void this.logged.push(fields),
    });
  }
}

function sqsEvent(bodies: readonly (QueuedMessage | string)[]): SQSEvent {
  const records = bodies.map((body, index) => ({
    messageId: `record-${index}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...{
      receiptHandle: 'x',
      messageAttributes: {},
      md5OfBody: 'x',
      eventSource: 'aws:sqs',
      awsRegion: 'us-east-1',
    },
    eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:edgar',
    attributes: {
      ...{
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'x',
        ApproximateFirstReceiveTimestamp: '0',
      },
    },
  }));
  return { Records: records };
}

withDatabase('notification', (edgar) => {
  let database: Database;
  let outside: Outside;
  beforeAll(async () => {
    database = databaseAt(edgar().as('notification'));
    for (const statement of [anne, bob].flatMap(({ id, token }) => sessionOf(id, token))) {
      await edgar().server.query(statement, edgar().name);
    }
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await edgar().server.query('TRUNCATE notification.messages', edgar().name);
    outside = new Outside();
  });

  const call = async (method: string, { token }: { token: string }, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}` };
    const event = albEvent(method, '/notifications', { headers, ...(body === undefined ? {} : { body }) });
    return answerOf(await outside.handler(database)(event, invocation()));
  };
  const post = (who: { token: string }, body: unknown = message) => call('POST', who, body);
  const listed = async (who: { token: string }) => (await call('GET', who)).body['notifications'] as object[];
  const consume = async (bodies: readonly (QueuedMessage | string)[], remainingMs = 30_000) => {
    const { batchItemFailures } = await outside.handler(database)(sqsEvent(bodies), invocation(remainingMs));
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };

  test('a message is written, queued by its id alone, handed over and marked as sent', async () => {
    const { status, body } = await post(anne);
    expect({ status, body }).toMatchObject({ status: 202, body: { status: 'queued', sentAt: null } });
    expect(outside.queued).toEqual([{ messageId: body['id'], customerId: anne.id }]);
    expect(await consume(outside.queued)).toEqual([]);
    expect(outside.delivered).toEqual([
      {
        ...{ id: body['id'], channel: 'email', recipient: 'anne@example.com' },
        subject: 'Your appointment is booked',
        body: 'We will be at your car on Monday 4 May 2026, 09:30 UTC.',
      },
    ]);
    expect(await listed(anne)).toMatchObject([{ status: 'sent', sentAt: expect.any(String) as string }]);
  });

  test('the same message twice is one, and is queued once', async () => {
    const first = await post(anne);
    const second = await post(anne);
    expect([first.status, second.status]).toEqual([202, 200]);
    expect(second.body['id']).toBe(first.body['id']);
    expect(outside.queued).toHaveLength(1);
    expect((await post(anne, { ...message, deduplicationKey: 'again' })).status).toBe(202);
  });

  test('a message that the queue does not take is not kept either', async () => {
    outside.queueIsAway = true;
    expect((await post(anne)).status).toBe(503);
    expect(await listed(anne)).toEqual([]);
  });

  test('what the queue brings twice is handed over once', async () => {
    await post(anne);
    expect(await consume([...outside.queued, ...outside.queued])).toEqual([]);
    await Promise.all([consume(outside.queued), consume(outside.queued)]);
    expect(outside.delivered).toHaveLength(1);
  });

  test('two deliveries at the same time hand over once', async () => {
    await post(anne);
    expect(await Promise.all([consume(outside.queued), consume(outside.queued)])).toEqual([[], []]);
    expect(outside.delivered).toHaveLength(1);
  });

  test('a message that fails goes back to the queue, and takes no other with it', async () => {
    await post(anne);
    await post(bob, { ...message, recipient: 'bob@example.com' });
    outside.results = ['later', 'sent'];
    expect(await consume(outside.queued)).toEqual(['record-0']);
    expect(await listed(anne)).toMatchObject([{ status: 'queued' }]);
    expect(await listed(bob)).toMatchObject([{ status: 'sent' }]);
    expect(await consume(outside.queued)).toEqual([]);
    expect(await listed(anne)).toMatchObject([{ status: 'sent' }]);
  });

  test('a message that the gateway refuses has failed, and is not tried again', async () => {
    await post(anne);
    outside.results = ['refused'];
    expect([await consume(outside.queued), await consume(outside.queued)]).toEqual([[], []]);
    expect(await listed(anne)).toMatchObject([{ status: 'failed', sentAt: null }]);
    expect(outside.delivered).toHaveLength(1);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['SQL', JSON.stringify({ messageId: "' OR 1=1", customerId: anne.id })],
    ['a message that is not there', JSON.stringify({ messageId: bob.id, customerId: anne.id })],
  ])('%s from the queue is handed over to nobody, and kept for the dead-letter queue', async (_, body) => {
    await post(anne);
    expect(await consume([body, ...outside.queued])).toEqual(['record-0']);
    expect(outside.delivered).toHaveLength(1);
  });

  test("a message is never found under another customer's name", async () => {
    await post(anne);
    const [queued] = outside.queued;
    expect(await consume([{ messageId: queued?.messageId ?? '', customerId: bob.id }])).toEqual(['record-0']);
    expect(outside.delivered).toEqual([]);
    expect(await listed(bob)).toEqual([]);
  });

  test('what there is no time for stays in the queue', async () => {
    await post(anne);
    expect(await consume(outside.queued, 5000)).toEqual(['record-0']);
    expect(outside.delivered).toEqual([]);
  });

  test('without a database everything stays in the queue', async () => {
    const away = databaseAt({ ...edgar().as('notification'), host: '127.0.0.1', port: 1 });
    const { batchItemFailures } = await outside.handler(away)(
      sqsEvent([{ messageId: anne.id, customerId: anne.id }]),
      invocation(30_000),
    );
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'record-0' }]);
  });

  test('a customer is written twenty messages in an hour', async () => {
    const fill = `INSERT INTO notification.messages (customer_id, channel, recipient, body, deduplication_key)
      SELECT '${anne.id}', 'sms', '+15551234567', 'x', n::text FROM generate_series(1, 20) AS n`;
    await edgar().server.query(fill, edgar().name);
    expect((await post(anne)).status).toBe(429);
    expect((await post(bob)).status).toBe(202);
  });

  test.each([
    { ...message, kind: 'toString' },
    { ...message, kind: 'buy-pills' },
    { ...message, body: 'Buy pills' },
    { ...message, at: '2026-13-45T99:99:99Z' },
    { ...message, at: "now'); --" },
    { ...message, channel: 'fax' },
    { ...message, recipient: '+15551234567' },
    { ...message, recipient: 'a@example.com\r\nBcc: everybody@example.com' },
    { ...message, recipient: 'anne@example.com,bob@example.com' },
    { ...message, channel: 'sms' },
    { ...message, deduplicationKey: 'x'.repeat(101) },
    '{"__proto__":{"kind":"vehicle-ready"}}',
  ])('%j is no message', async (body) => {
    expect((await post(anne, body)).status).toBe(400);
    expect(outside.queued).toEqual([]);
  });

  test('without a session nothing is queued or shown, and the log has nothing of a person', async () => {
    expect((await post({ token: 'x'.repeat(43) })).status).toBe(401);
    expect((await call('GET', { token: '' })).status).toBe(401);
    await post(anne);
    await consume(outside.queued);
    expect(JSON.stringify(outside.logged)).not.toMatch(/example\.com|appointment/);
  });
});
