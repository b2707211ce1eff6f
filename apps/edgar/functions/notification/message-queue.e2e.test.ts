import { join } from 'node:path';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Emulator, prepareToolchain, startEmulator } from '@ashlar/rehearsal';
import { queueOf, SqsQueue } from './message-queue.js';

const root = join(__dirname, '../../../..');
const message = { messageId: 'message-1', customerId: 'customer-1' };

let emulator: Emulator;
let client: SQSClient;

// moto starts in a second or two, and a message is held back for two.
beforeAll(async () => {
  const { python } = await prepareToolchain({ root, env: process.env, report: () => undefined });
  emulator = await startEmulator({ root, python, account: '111122223333', env: {} });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new SQSClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials });
});
afterAll(() => emulator.stop());

test('a message travels by its ids, and not before its row can be there', async () => {
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: 'edgar-messages' }));
  await new SqsQueue(QueueUrl, client).send(message);
  const receive = async (WaitTimeSeconds: number) => {
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }));
    return (Messages ?? []).map(({ Body }) => JSON.parse(Body ?? '') as unknown);
  };
  expect(await receive(0)).toEqual([]);
  expect(await receive(5)).toEqual([message]);
});

test('a queue that is not there is an error', async () => {
  const lost = new SqsQueue(`${emulator.endpoint}/111122223333/no-such-queue`, client);
  await expect(lost.send(message)).rejects.toThrow();
});

test('without QUEUE_URL there is no queue', () => {
  expect(queueOf({})).toThrow('QUEUE_URL is missing');
});
