import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { refuse } from '@ashlar/core';
import { isAws, ToolchainError } from '@ashlar/terraform';
import type { MotoPython } from '../toolchain/find-python.js';

/** An AWS that is none: calls go to a process on this machine, or to an endpoint that somebody else runs. */
export interface Emulator {
  readonly endpoint: string;
  readonly description: string;
  stop(): void;
}

export interface EmulatorOptions {
  readonly root: string;
  readonly python: MotoPython;
  /** The account whose numbers the emulator answers with. */
  readonly account: string;
  /** Looked at for AWS_ENDPOINT_URL only. */
  readonly env: NodeJS.ProcessEnv;
}

const START_SECONDS = 60;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal ends a process without its `exit` event, and the emulator would outlive it. */
const interrupted = () => {
  process.stderr.write('\ninterrupted: the emulator is stopped, and with it everything that was built\n');
  process.exit(130);
};

/** Uses what AWS_ENDPOINT_URL names (LocalStack, for instance), or starts moto on a free port of loopback. */
export async function startEmulator({ root, python, account, env }: EmulatorOptions): Promise<Emulator> {
  const given = env['AWS_ENDPOINT_URL'];
  if (given) {
    await refuseUnfit(given);
    return { endpoint: given, description: `the emulator at ${given}`, stop: () => undefined };
  }
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const script = join(root, 'libs/rehearsal/emulator/emulator.py');
  const server = spawn(python.path, [script, '127.0.0.1', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      MOTO_ACCOUNT_ID: account,
      // Attaching a policy that AWS manages is refused otherwise.
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
      MOTO_ACM_VALIDATION_WAIT: '1',
      // The extensions lie in the source tree, which a rehearsal leaves as it is.
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  let complaint = '';
  server.stderr.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-2000);
  });
  const stop = () => void server.kill('SIGKILL');
  process.once('exit', stop);
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    await answers(endpoint, () => server.exitCode);
  } catch {
    stop();
    const what = `moto, which did not start: ${complaint.trim() || 'no answer'}`;
    throw new ToolchainError([{ what, fix: `try it alone: ${python.path} ${script} 127.0.0.1 5000` }]);
  }
  return {
    endpoint,
    description: `moto ${python.motoVersion}`,
    stop: () => {
      process.removeListener('exit', stop);
      for (const signal of SIGNALS) process.removeListener(signal, interrupted);
      stop();
    },
  };
}

/** A rehearsal creates and destroys: it must never meet a real account. */
async function refuseUnfit(endpoint: string): Promise<void> {
  const what = `AWS_ENDPOINT_URL is '${endpoint}'`;
  const fix = "name an emulator, such as 'http://localhost:4566', or unset it, and moto is started";
  const isUrl = URL.canParse(endpoint) && /^https?:\/\//.test(endpoint);
  refuse('the environment', isUrl ? [] : [{ what: `${what}, which is no URL`, fix }]);
  refuse('the environment', isAws(endpoint) ? [{ what: `${what}, which is AWS itself`, fix }] : []);
  const answered = await fetch(endpoint).then(
    () => true,
    () => false,
  );
  refuse('the environment', answered ? [] : [{ what: `${what}, where nothing answers`, fix }]);
}

async function answers(endpoint: string, exitCode: () => number | null): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (Date.now() < deadline && exitCode() === null) {
    const response = await fetch(`${endpoint}/moto-api/`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error('no answer');
}

function freePort(): Promise<number> {
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
