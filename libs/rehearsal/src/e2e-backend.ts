import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readStacks } from '@ashlar/core';
import type { TerraformJson, WrittenStack } from '@ashlar/graph';
import { TerraformRoot } from '@ashlar/terraform';
import { type Emulator, startEmulator } from './emulator/emulator.js';
import { targetOf } from './target-of.js';
import { documentedCommands, runCommands } from './terraform/documented-commands.js';
import { rehearsalFolder } from './terraform/rehearsal-folder.js';
import { terraformEnvironment } from './terraform/terraform-environment.js';
import { prepareToolchain, type Toolchain } from './toolchain/toolchain.js';

export const projectRoot = join(__dirname, '../../..');

const account = '111122223333';
const region = 'us-east-1';

interface Aws {
  readonly emulator: Emulator;
  readonly account: string;
}

const nowhere: Emulator = { endpoint: 'http://127.0.0.1:9', description: 'nowhere', stop: () => undefined };

/** Test support: a folder in which Terraform runs stacks, with no AWS behind it until an emulator is given. */
export class E2eFolder {
  readonly env: NodeJS.ProcessEnv;

  protected constructor(
    readonly base: string,
    readonly toolchain: Toolchain,
    private readonly aws: Aws = { emulator: nowhere, account },
  ) {
    this.env = terraformEnvironment({ folder: base, ...aws, region, mirror: toolchain.mirror });
  }

  static async make(): Promise<E2eFolder> {
    return new E2eFolder(freshFolder(), await toolchainOfTests());
  }

  /** With an emulator in which nothing stands. */
  static async withEmulator(): Promise<E2eFolder> {
    const toolchain = await toolchainOfTests();
    const emulator = await startEmulator({ root: projectRoot, python: toolchain.python, account, env: {} });
    return new E2eFolder(freshFolder(), toolchain, { emulator, account });
  }

  remove(): void {
    this.aws.emulator.stop();
    rmSync(this.base, { recursive: true, force: true });
  }

  /** A stack in its folder, with what a rehearsal adds. */
  stack(name: string, json: TerraformJson, alone = false): TerraformRoot {
    const providerVersion = this.toolchain.mirror?.awsVersions.at(-1);
    const folder = rehearsalFolder({ base: this.base, stack: name, json, providerVersion });
    return new TerraformRoot({ binary: this.toolchain.terraform.path, env: this.env, folder, alone });
  }
}

/** Test support: an emulator in which an account's state backend stands, made as the README says. */
export class E2eBackend extends E2eFolder {
  private constructor(
    base: string,
    toolchain: Toolchain,
    aws: Aws,
    readonly state: WrittenStack,
  ) {
    super(base, toolchain, aws);
  }

  /** In the account of that environment of `apps/state`. */
  static async start(environment = 'production'): Promise<E2eBackend> {
    const [base, toolchain] = [freshFolder(), await toolchainOfTests()];
    const out = join(base, 'synthesized');
    await ashlar('synth', 'state', environment, '--output', out);
    const [state] = readStacks(out);
    if (state === undefined) throw new Error(`apps/state has no ${environment}`);
    const { account } = targetOf([state]);

    const emulator = await startEmulator({ root: projectRoot, python: toolchain.python, account, env: {} });
    const backend = new E2eBackend(base, toolchain, { emulator, account }, state);
    backend.stack(state.name, state.json);
    await backend.runReadme('bootstrap', state.name);
    return backend;
  }

  /** A stack of the given resources, whose state lies in the backend under this name. */
  stackOf(name: string, resource: NonNullable<TerraformJson['resource']>, alone = false): TerraformRoot {
    const { backend } = this.state.json.terraform ?? {};
    const s3 = { ...backend?.['s3'], key: `e2e/${name}.tfstate` };
    const required = { aws: { source: 'hashicorp/aws', version: '>= 5.0' } };
    const provider = { aws: [{ region }] };
    const terraform = { backend: { s3 }, required_providers: required };
    return this.stack(name, { terraform, provider, resource }, alone);
  }

  /** Runs the commands of apps/state/README.md that are marked with this word. */
  runReadme(word: string, stack: string): Promise<string> {
    const commands = documentedCommands(join(projectRoot, 'apps/state/README.md'), word);
    const { base, env, toolchain } = this;
    return runCommands(commands, { base, binary: toolchain.terraform.path, env: { ...env, STACK: stack } });
  }
}

const toolchainOfTests = () =>
  prepareToolchain({ root: projectRoot, env: process.env, report: () => undefined });

function freshFolder(): string {
  const cache = join(projectRoot, '.cache', 'rehearsal');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'e2e-'));
}

/** Lets a stack keep its state in a file, as before it had a backend. */
export const useLocalState = (root: TerraformRoot) =>
  writeFileSync(
    root.path('local_override.tf.json'),
    JSON.stringify({ terraform: { backend: { local: {} } } }),
  );

/** Runs `ashlar` as a person would and returns what it printed. */
export async function ashlar(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(projectRoot, 'bin/ashlar.mjs'), ...args],
    {
      cwd: projectRoot,
      maxBuffer: 1e8,
    },
  );
  return stdout;
}
