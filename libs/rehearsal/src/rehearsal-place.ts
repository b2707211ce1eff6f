import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@ashlar/core';
import type { StackJson, WrittenStack } from '@ashlar/graph';
import { inTurn, ProviderPool, TerraformRoot } from '@ashlar/terraform';
import { type Emulator, startEmulator } from './emulator/emulator.js';
import { leaveOut, type LeftOut } from './emulator/leave-out.js';
import { fitToProvider, type ProviderSchema, unknownTypes } from './terraform/older-provider.js';
import { providerSchema } from './terraform/provider-schema.js';
import { rehearsalFolder } from './terraform/rehearsal-folder.js';
import { terraformEnvironment } from './terraform/terraform-environment.js';
import type { Toolchain } from './toolchain/toolchain.js';

export interface PlaceOptions {
  /** The project's folder; the rehearsal works below its `.cache`. */
  readonly root: string;
  readonly toolchain: Toolchain;
  readonly app: string;
  readonly environment: Pick<Environment, 'name' | 'account' | 'region'>;
  /** Looked at for AWS_ENDPOINT_URL. @default - that of this process */
  readonly env?: NodeJS.ProcessEnv;
}

/** A stack as `readStacks` returns it, or `synthApps` of @ashlar/testing, where it has no functions. */
export type RehearsedStack = Omit<WrittenStack, 'file'>;

/** A stack as the provider of a rehearsal can plan it, and what that took. */
export interface FittedStack {
  readonly stack: RehearsedStack;
  readonly tooNew: readonly LeftOut[];
  readonly notes: readonly string[];
}

/** Where Terraform rehearses: an emulator, and a folder that is gone afterwards. */
export class RehearsalPlace {
  readonly env: NodeJS.ProcessEnv;
  /** Version of the AWS provider that the mirror has. */
  readonly providerVersion: string | undefined;
  private readonly inits = inTurn();
  private readonly providers: ProviderPool;
  private schema: ProviderSchema | undefined;

  private constructor(
    private readonly options: PlaceOptions,
    readonly emulator: Emulator,
    readonly base: string,
  ) {
    const { environment, toolchain } = options;
    const { account, region } = environment;
    const { mirror } = toolchain;
    this.env = terraformEnvironment({ folder: base, emulator, account, region, mirror });
    this.providerVersion = mirror?.awsVersions.at(-1);
    this.providers = new ProviderPool(this.env);
    process.once('exit', this.clean);
  }

  static async open(options: PlaceOptions): Promise<RehearsalPlace> {
    const { root, toolchain, app, environment, env = process.env } = options;
    const { account, name } = environment;
    const cache = join(root, '.cache', 'rehearsal');
    mkdirSync(cache, { recursive: true });
    const emulator = await startEmulator({ root, python: toolchain.python, account, env });
    return new RehearsalPlace(options, emulator, mkdtempSync(join(cache, `${app}-${name}-`)));
  }

  get binary(): string {
    return this.options.toolchain.terraform.path;
  }

  /** Writes a stack into its folder, with what lies beside it. */
  root({ name, json, assets }: StackJson & Pick<RehearsedStack, 'assets'>): TerraformRoot {
    const { base, binary, env, inits, providerVersion } = this;
    const folder = rehearsalFolder({ base, stack: name, json, assets, providerVersion });
    const lend = <T>(work: (env: NodeJS.ProcessEnv) => Promise<T>) =>
      this.providers.lend({ name, json }, folder, work);
    return new TerraformRoot({ binary, env, folder, inits, lend, alone: true });
  }

  /** Asks the provider of an initialized root what it knows. Without a mirror it is the one that stacks ask for. */
  async learnProvider(initialized: TerraformRoot): Promise<void> {
    if (this.providerVersion === undefined) return;
    const cache = join(this.options.root, '.cache', 'rehearsal');
    this.schema = await providerSchema(initialized, cache, this.providerVersion);
  }

  /** A stack without what the rehearsal's provider is too old for, and what that was. */
  fitted(stack: RehearsedStack): FittedStack {
    if (this.schema === undefined) return { stack, tooNew: [], notes: [] };
    const reason = 'the AWS provider of this rehearsal does not know it';
    const limits = unknownTypes(stack.json, this.schema).map((type) => ({ type, reason }));
    const planned = leaveOut(stack.json, [], limits);
    const { json, unknown } = fitToProvider(planned.json, this.schema);
    const notes = unknown.map((argument) => `${argument} was taken out: ${reason}`);
    return { stack: { ...stack, json }, tooNew: planned.leftOut, notes };
  }

  async close(): Promise<void> {
    await this.providers.close();
    this.emulator.stop();
    process.removeListener('exit', this.clean);
    this.clean();
  }

  private readonly clean = () => rmSync(this.base, { recursive: true, force: true });
}
