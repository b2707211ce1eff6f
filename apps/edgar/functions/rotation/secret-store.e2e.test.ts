import { join } from 'node:path';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type Emulator, prepareToolchain, startEmulator } from '@ashlar/rehearsal';
import { SecretsManagerStore } from './secret-store.js';

const root = join(__dirname, '../../../..');
const TOKEN = '11111111-1111-4111-8111-111111111111';
const NEXT = '22222222-2222-4222-8222-222222222222';

let emulator: Emulator;
let client: SecretsManagerClient;
let store: SecretsManagerStore;

// moto starts in a second or two.
beforeAll(async () => {
  const { python } = await prepareToolchain({ root, env: process.env, report: () => undefined });
  emulator = await startEmulator({ root, python, account: '111122223333', env: {} });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new SecretsManagerClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials });
  store = new SecretsManagerStore(client);
});
afterAll(() => emulator.stop());

async function newSecret(name: string): Promise<string> {
  const { ARN = '' } = await client.send(new CreateSecretCommand({ Name: name }));
  return ARN;
}

test('a secret begins without versions and values', async () => {
  const secret = await newSecret('empty');
  expect(await store.versions(secret)).toEqual({});
  expect(await store.read(secret, 'AWSCURRENT')).toBeUndefined();
  expect(await store.read(secret, 'AWSPENDING', TOKEN)).toBeUndefined();
});

test('a version has its value before it is current', async () => {
  const secret = await newSecret('rotated');
  await store.putPending(secret, TOKEN, 'first');
  expect(await store.read(secret, 'AWSPENDING', TOKEN)).toBe('first');
  // The first value of a secret is current at once.
  expect((await store.versions(secret))[TOKEN]?.toSorted()).toEqual(['AWSCURRENT', 'AWSPENDING']);
  await store.endPending(secret, TOKEN);
  expect(await store.versions(secret)).toEqual({ [TOKEN]: ['AWSCURRENT'] });

  await store.putPending(secret, NEXT, 'second');
  expect(await store.read(secret, 'AWSCURRENT')).toBe('first');
  await store.makeCurrent(secret, NEXT, TOKEN);
  expect(await store.read(secret, 'AWSCURRENT')).toBe('second');
  const { VersionIdsToStages } = await client.send(new DescribeSecretCommand({ SecretId: secret }));
  expect(VersionIdsToStages?.[TOKEN]).toEqual(['AWSPREVIOUS']);
  await store.endPending(secret, NEXT);
  expect((await store.versions(secret))[NEXT]).toEqual(['AWSCURRENT']);
});
