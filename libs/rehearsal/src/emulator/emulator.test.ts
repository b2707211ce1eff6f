import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator } from './emulator.js';

const start = (endpoint: string) =>
  startEmulator({
    root: '.',
    python: { path: 'python3', motoVersion: '5.2.1' },
    account: '111122223333',
    env: { AWS_ENDPOINT_URL: endpoint },
  });

test('an emulator that somebody else runs is used, and left running', async () => {
  const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const emulator = await start(endpoint);
  emulator.stop();

  expect(emulator.endpoint).toBe(endpoint);
  expect((await fetch(endpoint)).ok).toBe(true);
  server.close();
});

test('an endpoint where nothing answers is refused before anything is built', async () => {
  await expect(start('http://127.0.0.1:9')).rejects.toThrow('where nothing answers');
});

test.each([
  'https://ec2.us-east-1.amazonaws.com',
  'https://s3.cn-north-1.amazonaws.com.cn',
  'https://ec2.us-east-1.api.aws',
  'https://sts.us-east-1.amazonaws.com.',
])('a rehearsal never meets AWS itself: %s', async (endpoint) => {
  await expect(start(endpoint)).rejects.toThrow('which is AWS itself');
});

test('an endpoint that is no URL is refused with an example', async () => {
  await expect(start('localstack:4566')).rejects.toThrow(
    /which is no URL\n {4}fix: name an emulator, such as/,
  );
});

test('a Python without moto is named, with the command to try', async () => {
  const python = { path: process.execPath, motoVersion: '5.2.1' };
  const attempt = startEmulator({ root: '.', python, account: '111122223333', env: {} });
  await expect(attempt).rejects.toThrow(/moto, which did not start:[^]*fix: try it alone/);
});
