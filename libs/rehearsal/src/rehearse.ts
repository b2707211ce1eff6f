import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, WrittenStack } from '@ashlar/core';
import { startEmulator } from './emulator/emulator.js';
import { leaveOut, type MissingOutput } from './emulator/leave-out.js';
import { StackRehearsal } from './rehearse-stack.js';
import { ProgressLine } from './report/progress-line.js';
import { hasPassed, type RehearsalReport } from './report/rehearsal-report.js';
import { StateBackend } from './state-backend.js';
import { fitToProvider, type ProviderSchema, unknownTypes } from './terraform/older-provider.js';
import { providerSchema } from './terraform/provider-schema.js';
import { rehearsalFolder } from './terraform/rehearsal-folder.js';
import { terraformEnvironment } from './terraform/terraform-environment.js';
import { TerraformFailed } from './terraform/messages.js';
import { TerraformRoot } from './terraform/terraform-root.js';
import { ToolchainError } from './toolchain/toolchain-error.js';
import type { Toolchain } from './toolchain/toolchain.js';

export interface RehearsalOptions {
  /** The project's folder; the rehearsal works below its `.cache`. */
  readonly root: string;
  readonly toolchain: Toolchain;
  readonly app: string;
  readonly environment: Pick<Environment, 'name' | 'account' | 'region'>;
  /** The stacks, each after those that it depends on. */
  readonly stacks: readonly WrittenStack[];
  /** The stack of `apps/state` for this account and region. */
  readonly state: WrittenStack;
  readonly progress?: ProgressLine;
}

/**
 * Runs an environment's whole life with the real Terraform on an emulator: the state backend first, then each
 * stack's init, validate, plan, apply and a second plan that must be empty; then everything is destroyed.
 * A stack that fails ends the building, never the destroying; what happened is in the report.
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const { root, toolchain, environment, progress = new ProgressLine() } = options;
  const { account, region } = environment;
  const cache = join(root, '.cache', 'rehearsal');
  mkdirSync(cache, { recursive: true });
  const emulator = await startEmulator({ root, python: toolchain.python, account, env: process.env });
  const base = mkdtempSync(join(cache, `${options.app}-${environment.name}-`));
  const clean = () => rmSync(base, { recursive: true, force: true });
  process.once('exit', clean);
  try {
    const env = terraformEnvironment({ folder: base, emulator, account, region, mirror: toolchain.mirror });
    const providerVersion = toolchain.mirror?.awsVersions.at(-1);
    const binary = toolchain.terraform.path;
    const rootOf = ({ name, json }: WrittenStack) =>
      new TerraformRoot({
        binary,
        env,
        folder: rehearsalFolder({ base, stack: name, json, providerVersion }),
      });

    const stateRoot = rootOf(options.state);
    const backend = new StateBackend({
      stack: options.state,
      root: stateRoot,
      projectRoot: root,
      base,
      binary,
      env,
      progress,
    });
    if (toolchain.mirror === undefined) await reachRegistry(stateRoot);
    await backend.build();

    const schema =
      providerVersion && !backend.failed
        ? await providerSchema(stateRoot, cache, providerVersion)
        : undefined;
    const rehearsals = options.stacks
      .filter(({ name }) => name !== options.state.name)
      .map((stack) => fitted(stack, schema))
      .map(({ stack, tooNew, notes }) => new StackRehearsal(stack, rootOf(stack), progress, tooNew, notes));
    if (backend.failed) skip(rehearsals, backend.report.stack);
    else {
      await buildInOrder(rehearsals);
      for (const rehearsal of [...rehearsals].reverse()) await rehearsal.destroy();
      await backend.destroy();
    }

    const reports = [backend.report, ...rehearsals.map(({ report }) => report)];
    return {
      app: options.app,
      environment: environment.name,
      emulator: emulator.description,
      terraform: toolchain.terraform.version,
      provider: providerVersion ?? 'of the registry, as the stacks ask for',
      stacks: reports,
      passed: reports.every(hasPassed),
    };
  } finally {
    emulator.stop();
    process.removeListener('exit', clean);
    clean();
  }
}

/** Without a provider nothing can be rehearsed: that is no failure of a stack. */
async function reachRegistry(root: TerraformRoot): Promise<void> {
  try {
    await root.init('-backend=false');
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    const what = `the AWS provider: no mirror was found, and ${error.message}`;
    const fix = 'connect to the internet, or name a provider mirror in ASHLAR_PROVIDER_MIRROR';
    throw new ToolchainError([{ what, fix, cause: error }]);
  }
}

/** A stack without what the rehearsal's provider is too old for, and what that was. */
function fitted(stack: WrittenStack, schema: ProviderSchema | undefined) {
  if (schema === undefined) return { stack, tooNew: [], notes: [] };
  const reason = 'the AWS provider of this rehearsal does not know it';
  const limits = unknownTypes(stack.json, schema).map((type) => ({ type, reason }));
  const planned = leaveOut(stack.json, [], limits);
  const { json, unknown } = fitToProvider(planned.json, schema);
  const notes = unknown.map((argument) => `${argument} was taken out: ${reason}`);
  return { stack: { ...stack, json }, tooNew: planned.leftOut, notes };
}

/** Stops at the first stack that fails: those behind it would fail for its reasons. */
async function buildInOrder(rehearsals: readonly StackRehearsal[]): Promise<void> {
  const missing: MissingOutput[] = [];
  for (const rehearsal of rehearsals) {
    await rehearsal.build(missing);
    missing.push(...rehearsal.missingOutputs);
    if (!rehearsal.failed) continue;
    skip(rehearsals.slice(rehearsals.indexOf(rehearsal) + 1), rehearsal.stack.name);
    return;
  }
}

function skip(rehearsals: readonly StackRehearsal[], culprit: string): void {
  for (const { report } of rehearsals) report.problems.push(`not rehearsed, because ${culprit} failed`);
}
