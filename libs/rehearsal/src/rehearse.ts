import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, WrittenStack } from '@ashlar/core';
import { startEmulator } from './emulator/emulator.js';
import { StackRehearsal } from './rehearse-stack.js';
import { ProgressLine } from './report/progress-line.js';
import { hasPassed, type RehearsalReport } from './report/rehearsal-report.js';
import { StateBackend } from './state-backend.js';
import { rehearsalFolder } from './terraform/rehearsal-folder.js';
import { terraformEnvironment } from './terraform/terraform-environment.js';
import { TerraformRoot } from './terraform/terraform-root.js';
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
  const base = mkdtempSync(join(cache, `${options.app}-${environment.name}-`));
  const emulator = await startEmulator({ root, python: toolchain.python, account, env: process.env });
  try {
    const env = terraformEnvironment({ folder: base, emulator, account, region, mirror: toolchain.mirror });
    const providerVersion = toolchain.mirror?.awsVersions.at(-1);
    const binary = toolchain.terraform.path;
    const rootOf = (stack: WrittenStack) =>
      new TerraformRoot({
        binary,
        env,
        folder: rehearsalFolder({ base, stack: stack.name, json: stack.json, providerVersion }),
      });

    const { state } = options;
    const backend = new StateBackend({
      stack: state,
      root: rootOf(state),
      projectRoot: root,
      base,
      binary,
      env,
      progress,
    });
    const stacks = options.stacks.filter(({ name }) => name !== state.name);
    const rehearsals = stacks.map((stack) => new StackRehearsal(stack, rootOf(stack), progress));
    await backend.build();
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
    rmSync(base, { recursive: true, force: true });
  }
}

/** Stops at the first stack that fails: those behind it would fail for its reasons. */
async function buildInOrder(rehearsals: readonly StackRehearsal[]): Promise<void> {
  const missing: string[] = [];
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
