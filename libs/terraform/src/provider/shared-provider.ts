import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const START_SECONDS = 60;

/** A process of the AWS provider that outlives the Terraform that uses it. */
export class SharedProvider {
  private hasEnded = false;

  private constructor(
    private readonly process: ChildProcess,
    /** Lets a Terraform use the process rather than start its own. */
    readonly env: NodeJS.ProcessEnv,
  ) {
    process.once('close', () => (this.hasEnded = true));
  }

  /** Of the environment come credentials, region and endpoint, as for a provider that Terraform starts. */
  static async start(binary: string, env: NodeJS.ProcessEnv): Promise<SharedProvider> {
    // In a group of its own, as Terraform: a Ctrl-C would end it before the plan that it serves.
    const child = spawn(binary, ['-debug'], {
      env: withPlainCertificates(env),
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const kill = () => void child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('close', () => process.removeListener('exit', kill));
    try {
      return new SharedProvider(child, { TF_REATTACH_PROVIDERS: await reattachment(child) });
    } catch (error) {
      kill();
      throw error;
    }
  }

  get isUsable(): boolean {
    return !this.hasEnded;
  }

  /** It takes its socket with it. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.kill('SIGINT');
    const late = setTimeout(() => this.process.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(late);
  }
}

/** It says on its output how to reach it. */
async function reattachment(child: ChildProcess): Promise<string> {
  const late = setTimeout(() => child.kill('SIGKILL'), START_SECONDS * 1000);
  try {
    const failed = new Promise<never>((_, reject) => child.once('error', reject));
    return await Promise.race([failed, reattachmentIn(child)]);
  } finally {
    clearTimeout(late);
  }
}

async function reattachmentIn({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the provider has no output');
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const [, value] = /TF_REATTACH_PROVIDERS='(.+)'/.exec(line) ?? [];
    if (value === undefined) continue;
    // Nobody reads on, and a full pipe would stop it.
    stdout.resume();
    return value;
  }
  throw new Error('the AWS provider ended before it could be reached');
}

/**
 * The AWS provider takes AWS_CA_BUNDLE once in a process: its second configuration fails with `unable to add custom RootCAs
 * HTTPClient`. Go's own variable says the same, to all of the process.
 */
function withPlainCertificates({ AWS_CA_BUNDLE: bundle, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return bundle ? { ...env, SSL_CERT_FILE: bundle } : env;
}
