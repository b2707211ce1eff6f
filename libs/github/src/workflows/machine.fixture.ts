import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Emulator, prepareToolchain, startEmulator } from '@ashlar/rehearsal';
import { FakeGitHub } from '../fake/fake-github.js';
import { ScratchRepository } from './scratch-repository.fixture.js';
import { projectRoot } from './workflow-file.fixture.js';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';

/** What a runner hands to a job that may ask for a token. */
const REQUEST_TOKEN = 'oidc-request-CANARY';
const ID_TOKEN = 'oidc-id-token-CANARY';

/**
 * What stands around workflows: a repository, GitHub, AWS, and the programs that a runner has. `npm` links the packages of this checkout;
 * `terraform` writes down that it was called; `aws` knows one command.
 */
export class Machine {
  private constructor(
    readonly folder: string,
    readonly github: FakeGitHub,
    readonly repository: ScratchRepository,
    readonly emulator: Emulator,
    private readonly tokens: Server,
    private readonly mirror: string | undefined,
  ) {}

  static async start(): Promise<Machine> {
    const cache = join(projectRoot, '.cache', 'rehearsal');
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, 'workflows-'));
    const { python, terraform, mirror } = await prepareToolchain({
      ...{ root: projectRoot, env: process.env, report: () => undefined },
    });
    const emulator = await startEmulator({ root: projectRoot, python, account: ACCOUNT, env: {} });
    const tokens = createServer((request, response) => {
      const isAllowed = request.headers.authorization === `bearer ${REQUEST_TOKEN}`;
      response.writeHead(isAllowed ? 200 : 401).end(JSON.stringify({ value: ID_TOKEN }));
    });
    await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
    writePrograms(join(folder, 'bin'), join(folder, 'terraform.log'), terraform.path);
    const repository = new ScratchRepository(join(folder, 'repository'));
    return new Machine(folder, await FakeGitHub.start(), repository, emulator, tokens, mirror?.path);
  }

  async stop(): Promise<void> {
    await this.github.stop();
    await new Promise((resolve) => this.tokens.close(resolve));
    this.emulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What every job finds in its environment, whoever wrote it. */
  get programs(): NodeJS.ProcessEnv {
    return {
      PATH: `${join(this.folder, 'bin')}:${process.env['PATH']}`,
      LANG: 'C.UTF-8',
      ...(this.mirror === undefined ? {} : { ASHLAR_PROVIDER_MIRROR: this.mirror }),
    };
  }

  /** What a job has besides that may take a role. */
  get roles(): NodeJS.ProcessEnv {
    const { port } = this.tokens.address() as AddressInfo;
    return {
      AWS_ENDPOINT_URL: this.emulator.endpoint,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/?x=1`,
    };
  }

  /** How Terraform was called since this was asked last. */
  terraformCalls(): string[] {
    const log = join(this.folder, 'terraform.log');
    const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    rmSync(log, { force: true });
    return calls;
  }
}

function writePrograms(bin: string, log: string, terraform: string): void {
  mkdirSync(bin, { recursive: true });
  const programs = {
    terraform: `#!/bin/sh\necho "$*" >> '${log}'\nexec '${terraform}' "$@"\n`,
    npm: NPM(join(projectRoot, 'node_modules'), join(bin, '..', 'synthesis')),
    aws: AWS,
  };
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  // A node whose version the machine has chosen, wherever HOME is.
  symlinkSync(process.execPath, join(bin, 'node'));
}

/** `npm ci` links packages; what jobs on the sources of main have bundled, they share. */
const NPM = (packages: string, bundles: string) => `#!/bin/sh
[ "$1" = ci ] || exit 1
ln -sfn '${packages}' node_modules
[ "$GITHUB_JOB" = synthesize ] && exit 0
mkdir -p '${bundles}' .cache
ln -sfn '${bundles}' .cache/synthesis
`;

/** `aws sts assume-role-with-web-identity`, as its --query of three values prints it. */
const AWS = `#!/usr/bin/env node
(async () => {
const [service, command, ...rest] = process.argv.slice(2);
if (service !== 'sts' || command !== 'assume-role-with-web-identity') process.exit(1);
const option = (name) => rest[rest.indexOf(name) + 1];
const body = new URLSearchParams({
  Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15',
  RoleArn: option('--role-arn'), RoleSessionName: option('--role-session-name'),
  WebIdentityToken: option('--web-identity-token'),
});
if (body.get('WebIdentityToken') !== '${ID_TOKEN}') process.exit(255);
const response = await fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', body, headers: { host: 'sts.amazonaws.com',
  authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0' } });
const text = await response.text();
const value = (name) => new RegExp('<' + name + '>([^<]+)<').exec(text)?.[1] ?? process.exit(255);
console.log([value('AccessKeyId'), value('SecretAccessKey'), value('SessionToken')].join('\\t'));
})();
`;
