import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, prepareToolchain, startEmulator } from '@ashlar/rehearsal';
import { stateStore } from '@ashlar/core';
import { temporaryFolder } from '@ashlar/testing';
import { emulatorFolder } from './place/work-folder.js';

export const projectRoot = join(__dirname, '../../..');

const account = '444455556666';
const region = 'us-east-1';
const { bucket, table } = stateStore({ account, region });

/** What a command ended with. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of the person who tests, nothing of AWS and of Terraform reaches the commands. */
export const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS_|TF_|CDKTF_)/.test(name)));

/** `ashlar` as a person runs it. */
export function startAshlar(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(projectRoot, 'bin/ashlar.mjs'), ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<Ended>((resolve, reject) =>
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { child, ended };
}

/** The staging account on an emulator, with the bucket and the table of its states, made in a second. */
export class StagingAccount {
  private constructor(
    private readonly emulator: Emulator,
    readonly outdir: string,
  ) {}

  static async start(): Promise<StagingAccount> {
    const { python } = await prepareToolchain({
      root: projectRoot,
      env: process.env,
      report: () => undefined,
    });
    const emulator = await startEmulator({ root: projectRoot, python, account, env: {} });
    return new StagingAccount(emulator, temporaryFolder());
  }

  static async withStateBackend(): Promise<StagingAccount> {
    const staging = await StagingAccount.start();
    await staging.call('s3', 'PUT', `/${bucket}`);
    await staging.call('dynamodb', 'POST', '/', {
      target: 'DynamoDB_20120810.CreateTable',
      body: JSON.stringify({
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'LockID', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'S' }],
      }),
    });
    return staging;
  }

  stop(): void {
    this.emulator.stop();
    const folder = emulatorFolder(projectRoot, this.outdir, this.emulator.endpoint);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }

  get env(): NodeJS.ProcessEnv {
    return {
      ...bareEnvironment(),
      AWS_ENDPOINT_URL: this.emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      CDKTF_OUTDIR: this.outdir,
    };
  }

  start(...args: string[]) {
    return startAshlar(args, this.env);
  }

  ashlar(...args: string[]): Promise<Ended> {
    return this.start(...args).ended;
  }

  /** The lock in the bucket, of a stack of omnirapeutic, as Terraform wrote it. */
  async lockOf(stack: string): Promise<string> {
    const { ok, text } = await this.call(
      's3',
      'GET',
      `/${bucket}/omnirapeutic/staging/${stack}.tfstate.tflock`,
    );
    return ok ? text : '';
  }

  /** Asks the emulator as AWS is asked. It looks at the service in the signature, and not at the signature. */
  async call(
    service: string,
    method: string,
    path: string,
    { target, body }: { readonly target?: string; readonly body?: string } = {},
  ): Promise<{ ok: boolean; text: string }> {
    const response = await fetch(`${this.emulator.endpoint}${path}`, {
      method,
      headers: {
        Authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
        ...(target === undefined
          ? {}
          : { 'X-Amz-Target': target, 'Content-Type': 'application/x-amz-json-1.0' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    return { ok: response.ok, text: await response.text() };
  }
}
