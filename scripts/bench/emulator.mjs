// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('emulator.py', import.meta.url));

/**
 * Starts an AWS that is none, in which states can be kept. It ends with this process.
 * @param {{ account: string, region: string }} place
 * @returns {Promise<Record<string, string>>} what sends Terraform there
 */
export async function startEmulator({ account, region }) {
  const child = spawn(
    'python3',
    [program, `ashlar-state-${account}-${region}`, 'ashlar-state-locks', region],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, MOTO_ACCOUNT_ID: account },
    },
  );
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => undefined)]);
  if (said === undefined) throw new Error('moto did not start: pip install "moto[server]~=5.2.1"');
  child.stdout.destroy();
  child.unref();
  /** @type {import('node:net').Socket} */ (child.stdin).unref();
  return {
    AWS_ENDPOINT_URL: String(said[0]).trim(),
    ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: region },
  };
}
