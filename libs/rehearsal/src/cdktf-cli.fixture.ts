import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStacks } from '@ashlar/core';
import { emulatorOverride, TerraformRoot } from '@ashlar/terraform';
import { ashlar, type E2eBackend, projectRoot } from './e2e-backend.js';
import { liftingOverride, protectionsOf } from './protections/protections.js';

const node = Number(process.versions.node.split('.')[0]);

/** The CLI's terminal library has no binary for Node 24 and later: docs/cdktf-cli.md. */
export const onWorkingNode = node < 24 ? test : test.skip;
export const onNewerNode = node < 24 ? test.skip : test;

export interface Ended {
  readonly exitCode: number | null;
  /** What it printed, without colours and on one line: it folds lines at 80 columns. */
  readonly output: string;
}

/** Runs CDKTF's own command line in the root, without a terminal. */
export function cdktf(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(projectRoot, 'node_modules/cdktf-cli/bundle/bin/cdktf'), ...args],
      {
        cwd: projectRoot,
        env: { ...env, CI: '1', DISABLE_VERSION_CHECK: '1', FORCE_COLOR: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
        // It ignores the signals that ask.
        timeout: 20 * 60_000,
        killSignal: 'SIGKILL',
      },
    );
    let printed = '';
    const collect = (text: string) => (printed += text);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    const plain = () => printed.replace(/\u001b\[\d+m/g, '').replace(/\s+/g, ' ');
    child.once('close', (exitCode) => resolve({ exitCode, output: plain() }));
  });
}

/** Test support: an output folder whose stacks CDKTF's own command line deploys to an emulator. */
export class CdktfProject {
  readonly out: string;

  private constructor(private readonly backend: E2eBackend) {
    this.out = join(backend.base, 'cdktf.out');
  }

  /** Synthesizes everything, and puts beside each stack what a rehearsal adds. The CLI's own synthesis leaves it there. */
  static async of(backend: E2eBackend): Promise<CdktfProject> {
    const project = new CdktfProject(backend);
    await ashlar('synth', '--output', project.out);
    const version = backend.toolchain.mirror?.awsVersions.at(-1);
    for (const { name, json } of readStacks(project.out))
      project.write(name, 'rehearsal_override.tf.json', emulatorOverride(json, version));
    return project;
  }

  run(command: string, ...args: string[]): Promise<Ended> {
    const { base, env, toolchain } = this.backend;
    return cdktf([command, ...args, '--output', this.out], {
      ...env,
      CDKTF_HOME: base,
      // The folder in which providers are cached is that of the other commands, which Terraform's configuration names.
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
      TERRAFORM_BINARY_NAME: toolchain.terraform.path,
    });
  }

  /** What a person does who means it: says of every protection of a stack that it may go. */
  liftProtections(name: string): void {
    const stack = readStacks(this.out).find((candidate) => candidate.name === name);
    this.write(name, 'protections_override.tf.json', liftingOverride(protectionsOf(stack?.json ?? {})));
  }

  /** How many resource instances the state of a stack has. */
  async standing(name: string): Promise<number> {
    const { env, toolchain } = this.backend;
    const root = new TerraformRoot({ binary: toolchain.terraform.path, env, folder: this.folder(name) });
    return (await root.stateList()).length;
  }

  folder(name: string): string {
    return join(this.out, 'stacks', name);
  }

  private write(name: string, file: string, content: object): void {
    writeFileSync(join(this.folder(name), file), JSON.stringify(content));
  }
}
