import { startEmulator } from './emulator.js';

const start = (endpoint: string) =>
  startEmulator({
    root: '.',
    python: { path: 'python3', motoVersion: '5.2.1' },
    account: '111122223333',
    env: { AWS_ENDPOINT_URL: endpoint },
  });

test('an emulator that somebody else runs is used, and left running', async () => {
  const emulator = await start('http://localhost:4566');
  expect(emulator.endpoint).toBe('http://localhost:4566');
  emulator.stop();
});

test.each([
  'https://ec2.us-east-1.amazonaws.com',
  'https://s3.cn-north-1.amazonaws.com.cn',
  'https://ec2.us-east-1.api.aws',
])('a rehearsal never meets AWS itself: %s', async (endpoint) => {
  await expect(start(endpoint)).rejects.toThrow('which is AWS itself');
});

test('an endpoint that is no URL is refused with an example', async () => {
  await expect(start('localhost 4566')).rejects.toThrow(
    /which is no URL\n {4}fix: name an emulator, such as/,
  );
});

test('a Python without moto is named, with the command to try', async () => {
  const python = { path: process.execPath, motoVersion: '5.2.1' };
  const attempt = startEmulator({ root: '.', python, account: '111122223333', env: {} });
  await expect(attempt).rejects.toThrow(/moto, which did not start:[^]*fix: try it alone/);
});
