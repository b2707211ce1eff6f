import type { WrittenStack } from '@ashlar/graph';
import { ProgressLine, TerraformFailed, type TerraformRoot, ToolchainError } from '@ashlar/terraform';
import { rehearseSideBySide, skip } from './rehearse-side-by-side.js';
import { StackRehearsal } from './rehearse-stack.js';
import { type PlaceOptions, RehearsalPlace } from './rehearsal-place.js';
import { hasPassed, type RehearsalReport } from './report/rehearsal-report.js';
import { tally } from './report/tally.js';
import { StateBackend } from './state-backend.js';

export interface RehearsalOptions extends PlaceOptions {
  readonly stacks: readonly WrittenStack[];
  /** The stack of `apps/state` for this account and region. */
  readonly state: WrittenStack;
  /**
   * Stacks that are built side by side, when they do not depend on each other. Each takes about 750 MB.
   * @default 3
   */
  readonly atOnce?: number;
  readonly progress?: ProgressLine;
}

/**
 * Runs an environment's whole life with the real Terraform on an emulator: the state backend first, then each
 * stack's init, validate, plan, apply and a second plan that must be empty; then everything is destroyed.
 * A stack that fails ends the building of those that depend on it, never the destroying; what happened is in the
 * report.
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const {
    root: projectRoot,
    toolchain,
    app,
    environment,
    atOnce = 3,
    progress = new ProgressLine(),
  } = options;
  const place = await RehearsalPlace.open(options);
  try {
    const root = place.root(options.state);
    const { base, binary, env } = place;
    const backend = new StateBackend({
      stack: options.state,
      root,
      projectRoot,
      base,
      binary,
      env,
      progress,
    });
    if (toolchain.mirror === undefined) await reachRegistry(root);
    await backend.build();
    if (!backend.failed) await place.learnProvider(root);

    const rehearsals = options.stacks
      .filter(({ name }) => name !== options.state.name)
      .map((stack) => place.fitted(stack))
      .map((fitted) => new StackRehearsal(fitted, place.root(fitted.stack), progress));
    if (backend.failed) rehearsals.forEach((rehearsal) => skip(rehearsal, backend.report.stack));
    else {
      await rehearseSideBySide(rehearsals, atOnce);
      await backend.destroy();
    }

    const stacks = [backend.report, ...rehearsals.map(({ report }) => report)];
    return {
      app,
      environment: environment.name,
      emulator: place.emulator.description,
      terraform: toolchain.terraform.version,
      provider: place.providerVersion ?? 'of the registry, as the stacks ask for',
      stacks,
      total: tally(stacks),
      passed: stacks.every(hasPassed),
    };
  } finally {
    await place.close();
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
