// @ts-check
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { terraformEnvironment } from './terraform.mjs';

const account = '111122223333';

/**
 * Starts the emulator of the rehearsals, and says how Terraform gets there.
 * @param {string} root of the checkout
 */
export async function startEmulator(root) {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const script = join(root, 'libs/rehearsal/emulator/emulator.py');
  const server = spawn('python3', [script, '127.0.0.1', String(port)], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      MOTO_ACCOUNT_ID: account,
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
      MOTO_ACM_VALIDATION_WAIT: '1',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  const stop = () => void server.kill('SIGKILL');
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
  for (let tries = 0; tries < 300; tries++) {
    if ((await fetch(`${endpoint}/moto-api/`).catch(() => undefined))?.ok) break;
    if (server.exitCode !== null || tries === 299) throw new Error('moto did not start: run `ashlar setup`');
    await sleep(100);
  }
  const env = terraformEnvironment({
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: account, AWS_SECRET_ACCESS_KEY: 'rehearsal' },
    ...{ AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' },
    ...{ AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull },
    ...{ HTTP_PROXY: endpoint, http_proxy: endpoint, GOGC: '400' },
  });
  return { env, endpoint, stop };
}

/**
 * Forgets everything, and lets its next random numbers be the same as ever.
 * @param {string} endpoint
 */
export async function emptyEmulator(endpoint) {
  await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
  await fetch(`${endpoint}/moto-api/seed?a=1`, { method: 'POST' });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port on loopback'));
      });
    });
  });
}
