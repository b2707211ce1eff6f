import { mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { refuse } from '@ashlar/core';
import { overridesIn } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import {
  findProviderMirror,
  firstAlone,
  type InTurn,
  prepareTerraform,
  type ProviderMirror,
  type Terraform,
  TerraformRoot,
  type TerraformRootOptions,
  ToolchainError,
} from '@ashlar/terraform';
import { terraformCliConfiguration } from './cli-configuration.js';
import { type DeployedState, readState } from './deployed-state.js';
import { emulatorOf } from './endpoint.js';
import { isInitialized, markInitialized } from './init-mark.js';
import { lostStateProblems } from './lost-state.js';
import { environmentOf, foreignVariables } from './terraform-environment.js';
import { backendsFolder, copyForEmulator, emulatorFolder, keepFile } from './work-folder.js';

export interface PlaceOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where the stacks were synthesized: a stack's `file` is relative to it. */
  readonly outdir: string;
  /** The stacks that commands are about to work on. */
  readonly stacks: readonly WrittenStack[];
  /** Of the person who deploys: credentials, profile, region. */
  readonly env: NodeJS.ProcessEnv;
  /** Told in a line what is used. */
  readonly report: (line: string) => void;
  /** Told of each Terraform that starts: see `TerraformRootOptions.watch`. */
  readonly watch?: TerraformRootOptions['watch'];
  /** Resources that Terraform works on at once within a stack. @default 10, as Terraform's own */
  readonly parallelism?: number | undefined;
}

/**
 * Where Terraform runs the stacks: in `cdktf.out/stacks/<stack>`, as cdktf-cli and people do; for an emulator
 * (AWS_ENDPOINT_URL), in a folder of its own below `.cache/deploy`.
 */
export class DeployPlace {
  private readonly inits: InTurn = firstAlone();
  private readonly folders = new Map<string, string>();

  private constructor(
    private readonly options: PlaceOptions,
    readonly terraform: Terraform,
    /** The environment of each Terraform. */
    readonly env: NodeJS.ProcessEnv,
    /** The emulator's endpoint. */
    readonly emulator: string | undefined,
    /** Version of the AWS provider instead of the one that the stacks ask for: an emulator's only. */
    readonly providerVersion: string | undefined,
  ) {}

  static async open(options: PlaceOptions): Promise<DeployPlace> {
    const { root, env, report } = options;
    const emulator = await emulatorOf(env);
    const terraform = await prepareTerraform({ root, env, report: () => undefined });
    if ('fix' in terraform) throw new ToolchainError([terraform]);
    const mirror = await findProviderMirror({ root, env });
    const [newest] = mirror?.awsVersions.slice(-1) ?? [];
    const isFit = options.stacks.every((stack) => has(mirror, stack));
    const providerVersion = emulator !== undefined && !isFit ? newest : undefined;
    const cache = join(root, '.cache', 'deploy');
    mkdirSync(cache, { recursive: true });
    const configuration = terraformCliConfiguration({
      cache,
      env,
      mirror: isFit || emulator !== undefined ? mirror : undefined,
    });
    if (emulator !== undefined) {
      const where = relative(root, emulatorFolder(root, options.outdir, emulator));
      const provider = providerVersion === undefined ? '' : `, with AWS provider ${providerVersion}`;
      report(`the emulator at ${emulator} is used instead of AWS: Terraform runs in ${where}${provider}`);
    }
    for (const name of foreignVariables(env))
      report(`beware: ${name} is set, and not passed on to Terraform: it is not meant for these stacks`);
    return new DeployPlace(
      options,
      terraform,
      environmentOf(env, emulator, configuration),
      emulator,
      providerVersion,
    );
  }

  /** The folder in which Terraform runs a stack, made ready once. */
  folder(stack: WrittenStack): string {
    const folder = this.folders.get(stack.name) ?? this.makeFolder(stack);
    this.folders.set(stack.name, folder);
    return folder;
  }

  private makeFolder(stack: WrittenStack): string {
    const { root, outdir, report } = this.options;
    if (this.emulator !== undefined) {
      const base = emulatorFolder(root, outdir, this.emulator);
      return copyForEmulator(stack, { outdir, base, providerVersion: this.providerVersion });
    }
    const folder = join(outdir, dirname(stack.file));
    for (const name of overridesIn(folder))
      report(`beware: ${relative(root, join(folder, name))} overrides what was synthesized`);
    return folder;
  }

  /** Terraform in the folder of a stack, initialized. That is skipped where nothing has changed since the last time. */
  async ready(stack: WrittenStack): Promise<TerraformRoot> {
    const root = this.root(stack);
    refuse(stack.name, lostStateProblems(root.folder, this.terraform.path));
    const asked = JSON.stringify([
      stack.json.terraform,
      this.providerVersion,
      this.env['TF_CLI_CONFIG_FILE'],
      this.terraform.version,
    ]);
    if (isInitialized(root.folder, asked)) return root;
    await root.init('-input=false');
    markInitialized(root.folder, asked);
    return root;
  }

  /** What the state of a stack holds, or nothing when it isn't deployed. Needs no provider; locks nothing. */
  async stateOf(stack: WrittenStack): Promise<DeployedState | undefined> {
    return readState(await this.backend(stack));
  }

  /** Terraform with a stack's backend and nothing else, initialized: enough for its state and its outputs. */
  async backend(stack: WrittenStack): Promise<TerraformRoot> {
    const { root, outdir } = this.options;
    const folder = join(backendsFolder(root, outdir, this.emulator), stack.name);
    mkdirSync(folder, { recursive: true });
    const { backend } = stack.json.terraform ?? {};
    const terraform = JSON.stringify({ terraform: { backend } });
    keepFile(join(folder, 'backend.tf.json'), terraform);
    const { watch } = this.options;
    const { env } = this;
    const backendRoot = new TerraformRoot({
      binary: this.terraform.path,
      folder,
      env,
      ...whenGiven({ watch }),
    });
    if (isInitialized(folder, terraform)) return backendRoot;
    await backendRoot.init('-input=false', '-reconfigure');
    markInitialized(folder, terraform);
    return backendRoot;
  }

  /** Terraform in the folder of a stack, with more environment than the place has. `init` has to be called. */
  root(stack: WrittenStack, env: NodeJS.ProcessEnv = {}): TerraformRoot {
    const { watch, parallelism = 10 } = this.options;
    return new TerraformRoot({
      binary: this.terraform.path,
      folder: this.folder(stack),
      env: { ...this.env, ...env },
      inits: this.inits,
      parallelism,
      ...whenGiven({ watch }),
    });
  }
}

/** Optional properties are left out rather than undefined. */
const whenGiven = ({ watch }: Pick<PlaceOptions, 'watch'>) => (watch === undefined ? {} : { watch });

/** Whether a mirror has the very version that a stack asks for. */
function has(mirror: ProviderMirror | undefined, { json }: WrittenStack): boolean {
  const { aws } = (json.terraform?.['required_providers'] ?? {}) as { aws?: { version?: string } };
  return aws === undefined || mirror?.awsVersions.includes(String(aws.version)) === true;
}
