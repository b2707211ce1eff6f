import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { compareResources, refusal, synthStack } from '@ashlar/testing';
import fc from 'fast-check';
import { Queue, type QueueProps } from './queue.js';
import { queueProblems } from './queue-problems.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/messages';
const minimal: QueueProps = { purpose: 'orders', kmsKeyArn: KEY };
const ARN = 'arn:aws:sqs:us-east-1:123456789012:demo-test-orders';

const build = (props: Partial<QueueProps> = {}) =>
  synthStack((stack) => void new Queue(stack, 'orders', { ...minimal, ...props }));

const problems = (props: object) => queueProblems({ ...minimal, ...props }).map(({ what }) => what);

const parsed = (text: unknown) => JSON.parse(String(text)) as Record<string, unknown>;

test('messages are encrypted with our own key, kept for four days, and put aside after five receives', () => {
  const queue = build().at('orders/queue');
  expect(queue).toMatchObject({
    ...{ name: 'demo-test-orders', kms_master_key_id: KEY, message_retention_seconds: 345_600 },
    ...{ visibility_timeout_seconds: 30, receive_wait_time_seconds: 20 },
  });
  expect(parsed(queue['redrive_policy'])).toEqual({
    deadLetterTargetArn: expect.stringMatching(/^\$\{aws_sqs_queue\.orders_dead-letters_\w+\.arn\}$/),
    maxReceiveCount: 5,
  });
});

test('what was put aside is kept for 14 days, as well encrypted, and comes from this queue alone', () => {
  const letters = build().at('orders/dead-letters');
  expect(letters).toMatchObject({
    ...{ name: 'demo-test-orders-dead', kms_master_key_id: KEY, message_retention_seconds: 1_209_600 },
  });
  expect(parsed(letters['redrive_allow_policy'])).toEqual({
    redrivePermission: 'byQueue',
    sourceQueueArns: [ARN],
  });
});

test('nobody does anything without TLS', () => {
  const stack = build();
  for (const [path, name] of [
    ['orders/queue', ARN],
    ['orders/dead-letters', `${ARN}-dead`],
  ] as const)
    expect(parsed(stack.at(path)['policy'])).toMatchObject({
      Statement: [
        {
          ...{ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: name },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
});

test('a service is let in for what it has to do, in this queue', () => {
  const allows = [
    {
      ...{ sid: 'Events', principal: { service: 'events.amazonaws.com' }, actions: ['sqs:SendMessage'] },
      conditions: { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:us-east-1:123456789012:rule/orders' } },
    },
  ] as const;
  const stack = build({ allows });
  expect(parsed(stack.at('orders/queue')['policy'])).toMatchObject({
    Statement: [{ Sid: 'DenyPlainHttp' }, { Sid: 'Events', Resource: ARN, Effect: 'Allow' }],
  });
  expect(stack.at('orders/dead-letters')['policy']).not.toContain('Events');
});

test('a FIFO queue and its dead letters both end in .fifo', () => {
  const names = build({ fifo: true })
    .all(SqsQueue)
    .map(({ name, fifo_queue }) => [name, fifo_queue]);
  expect(names).toEqual([
    ['demo-test-orders-dead.fifo', true],
    ['demo-test-orders.fifo', true],
  ]);
});

test('a queue that puts nothing aside is alone, and stays where it was', () => {
  const alone = build({ maxReceives: 'never' });
  expect(alone.one(SqsQueue)).not.toHaveProperty('redrive_policy');
  const { moved } = compareResources(build().byAddress(), alone.byAddress());
  expect(moved).toEqual([expect.stringContaining('orders_dead-letters')]);
});

test('access is to the queue alone, and to its key through SQS', () => {
  const found: unknown[] = [];
  synthStack((stack) => {
    const queue = new Queue(stack, 'orders', { ...minimal, purpose: 'new-orders' });
    found.push(queue.access('send'), queue.access('consume'));
  });
  const key = {
    resources: [KEY],
    conditions: { StringEquals: { 'kms:ViaService': 'sqs.us-east-1.amazonaws.com' } },
  };
  expect(found).toMatchObject([
    [
      { sid: 'SendNewOrders', actions: expect.arrayContaining(['sqs:SendMessage']) },
      { sid: 'SendNewOrdersKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], ...key },
    ],
    [
      {
        sid: 'ConsumeNewOrders',
        actions: expect.arrayContaining(['sqs:ReceiveMessage', 'sqs:DeleteMessage']),
      },
      { sid: 'ConsumeNewOrdersKey', actions: ['kms:Decrypt'], ...key },
    ],
  ]);
  expect(JSON.stringify(found[0])).not.toContain('sqs:ReceiveMessage');
});

test('everything wrong is said at once', () => {
  const wrong = { kmsKeyArn: 'alias/aws/sqs', retentionDays: 15, maxReceives: 0 };
  expect(refusal(() => build(wrong))).toMatchInlineSnapshot(`
    "demo-test-unit/orders (Queue) has 3 problems:
      kmsKeyArn is 'alias/aws/sqs'
        fix: give the ARN of the key, as EncryptionKey publishes it
      retentionDays is 15
        fix: use a whole number from 1 to 14
      maxReceives is 0
        fix: use a whole number from 1 to 1000"
  `);
});

test.each<[object, string]>([
  [{ purpose: 'Orders' }, "purpose is 'Orders'"],
  [{ kmsKeyArn: undefined }, 'kmsKeyArn is left out'],
  [{ visibilityTimeoutSeconds: 43_201 }, 'visibilityTimeoutSeconds is 43201'],
  [{ delaySeconds: 901 }, 'delaySeconds is 901'],
  [{ maxReceives: 1001 }, 'maxReceives is 1001'],
  [{ fifo: 'yes' }, "fifo is 'yes'"],
  [{ maxReceive: 3 }, "the queue has 'maxReceive'"],
  [{ allows: {} }, 'allows is {}'],
  [{ allows: [{ sid: 'X' }] }, 'allows[0] has no actions or no principal'],
  [{ allows: [{ sid: 'X', principal: '*', actions: ['sqs:SendMessage'] }] }, 'allows[0] is for everybody'],
  [
    { allows: [{ sid: 'X', principal: { service: 'events.amazonaws.com' }, actions: ['sqs:SendMessage'] }] },
    "allows[0] is for events.amazonaws.com on behalf of anybody's account",
  ],
])('%j is refused', (wrong, what) => {
  expect(problems(wrong)).toEqual([expect.stringContaining(what)]);
});

test('whatever it is given, it answers with problems and does not fall over', () => {
  const names = [...Object.keys(minimal), 'visibilityTimeoutSeconds', 'maxReceives', 'fifo', 'allows'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue()), (wrong) => {
      expect(problems(wrong).every((what) => what !== '')).toBe(true);
    }),
  );
});
