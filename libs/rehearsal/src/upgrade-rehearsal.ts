import { join } from 'node:path';
import { refuse } from '@ashlar/core';
import { inOrder, type PlanJson, withDependencies } from '@ashlar/graph';
import { effectiveChanges, sideBySide, type TerraformRoot } from '@ashlar/terraform';
import { applyThroughFaults } from './apply-through-faults.js';
import { readDrift } from './emulator/drift.js';
import { leaveOut, type LeftOut, type MissingOutput } from './emulator/leave-out.js';
import { RehearsalPlace, type RehearsedStack } from './rehearsal-place.js';
import { standInBackend } from './stand-in-backend.js';
import { targetOf } from './target-of.js';
import { prepareToolchain, type Toolchain } from './toolchain/toolchain.js';

/** What Terraform would do: stack → address → actions, such as `update`, or `delete,create` for a replacement. */
export type StackChanges = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface UpgradeOptions {
  /**
   * Names of the stacks that are of interest; those that they depend on stand too.
   * @default - all of them
   */
  readonly only?: readonly string[];
  /**
   * Stacks that are handled side by side, when they do not depend on each other. Each takes about 750 MB.
   * @default 3
   */
  readonly atOnce?: number;
  /** The project's folder. @default - the one that this library is in */
  readonly root?: string;
  /** @default - found, or installed in the project's `.cache` */
  readonly toolchain?: Toolchain;
}

const PLAN = 'upgrade.tfplan';

/**
 * An environment that stands on the emulator, to be asked what a change of its stacks would do to it. Plans are
 * never printed: a plan may hold secrets.
 */
export class UpgradeRehearsal {
  /** What the emulator does not carry, by stack: no change of it is seen. */
  readonly leftOut = new Map<string, readonly LeftOut[]>();
  private readonly standing = new Map<string, RehearsedStack>();
  /** The `terraform` block with which a stack's folder was initialized. */
  private readonly initialized = new Map<string, string>();

  private constructor(
    private readonly place: RehearsalPlace,
    private readonly atOnce: number,
  ) {}

  /** Applies the stacks as they are now. `end()` has to be called when the questions are asked. */
  static async of(
    stacks: readonly RehearsedStack[],
    options: UpgradeOptions = {},
  ): Promise<UpgradeRehearsal> {
    const { root = join(__dirname, '../../..'), atOnce = 3, only } = options;
    const chosen = chosenOf(stacks, only ?? stacks.map(({ name }) => name));
    const report = () => undefined;
    const toolchain = options.toolchain ?? (await prepareToolchain({ root, env: process.env, report }));
    const environment = { name: 'upgrade', ...targetOf(chosen) };
    // Nothing is destroyed in the end: an emulator that somebody else runs is no place for it.
    const place = await RehearsalPlace.open({ root, toolchain, app: 'rehearsal', environment, env: {} });
    try {
      await place.learnProvider(await standInBackend(place, chosen));
      const upgrade = new UpgradeRehearsal(place, atOnce);
      await upgrade.upgradeTo(chosen);
      return upgrade;
    } catch (error) {
      await place.close();
      throw error;
    }
  }

  /**
   * What Terraform would do to each of these stacks, if it became this one. Stacks that nothing would happen to
   * are absent, and stacks that are not named are not looked at. Each plan reads the outputs of other stacks as
   * they stand: what follows from a change of theirs shows in `upgradeTo` only.
   */
  async changesTo(stacks: readonly RehearsedStack[]): Promise<StackChanges> {
    return changesOf(await this.plansOf(stacks));
  }

  /** The same as the plans themselves, with every value, and without what the emulator is known to make up. */
  plansOf(stacks: readonly RehearsedStack[]): Promise<ReadonlyMap<string, PlanJson>> {
    return this.visit(stacks, async () => undefined);
  }

  /**
   * Upgrades these stacks, each after those that it depends on, and returns what that did. They stand afterwards.
   * A stack that reads a new output of another, or one that changes, can only be planned this way.
   */
  async upgradeTo(stacks: readonly RehearsedStack[]): Promise<StackChanges> {
    const plans = await this.visit(stacks, async (stack, root) => {
      await applyThroughFaults(root, PLAN);
      this.standing.set(stack.name, stack);
    });
    return changesOf(plans);
  }

  /** For what others do meanwhile: the emulator's address is in `AWS_ENDPOINT_URL`. */
  get env(): Readonly<NodeJS.ProcessEnv> {
    return this.place.env;
  }

  /** Ends the emulator, and with it everything that stands. */
  end(): Promise<void> {
    return this.place.close();
  }

  private async visit(
    stacks: readonly RehearsedStack[],
    afterwards: (stack: RehearsedStack, root: TerraformRoot) => Promise<void>,
  ): Promise<ReadonlyMap<string, PlanJson>> {
    const carried = this.carried(stacks);
    const plans = new Map<string, PlanJson>();
    await sideBySide(stacks, {
      atOnce: this.atOnce,
      run: async (stack) => {
        try {
          const root = await this.folder(carried.get(stack.name) ?? stack);
          plans.set(stack.name, withoutMadeUp(await root.plan(PLAN)));
          await afterwards(stack, root);
        } catch (error) {
          throw new Error(`${stack.name}: ${(error as Error).message}`, { cause: error });
        }
        return true;
      },
      passOver: () => undefined,
    });
    return plans;
  }

  /** The stacks without what can't be applied here: the same of every version, or it would seem to come and go. */
  private carried(stacks: readonly RehearsedStack[]): ReadonlyMap<string, RehearsedStack> {
    const all = new Map([...this.standing, ...stacks.map((stack) => [stack.name, stack] as const)]);
    const missing: MissingOutput[] = [];
    const carried = new Map<string, RehearsedStack>();
    for (const whole of inOrder([...all.values()])) {
      const { stack, tooNew } = this.place.fitted(whole);
      const { json, leftOut, missingOutputs } = leaveOut(stack.json, missing);
      missing.push(...missingOutputs.map((output) => ({ stack: stack.name, output })));
      carried.set(stack.name, { ...stack, json });
      if (tooNew.length + leftOut.length > 0) this.leftOut.set(stack.name, [...tooNew, ...leftOut]);
      else this.leftOut.delete(stack.name);
    }
    return carried;
  }

  /** The stack's folder with what is asked about, initialized. */
  private async folder(stack: RehearsedStack): Promise<TerraformRoot> {
    const root = this.place.root(stack);
    const settings = JSON.stringify([stack.json.terraform, Object.keys(stack.json.provider ?? {})]);
    if (this.initialized.get(stack.name) !== settings) await root.init();
    this.initialized.set(stack.name, settings);
    return root;
  }
}

const changesOf = (plans: ReadonlyMap<string, PlanJson>): StackChanges =>
  Object.fromEntries(
    [...plans]
      .map(([stack, plan]) => [stack, changesIn(plan)] as const)
      .filter(([, changes]) => Object.keys(changes).length > 0)
      .sort(byName),
  );

const changesIn = (plan: PlanJson): Record<string, string> =>
  Object.fromEntries(effectiveChanges(plan).map(({ address, change }) => [address, change.actions.join()]));

/**
 * What the emulator is known to make up is no change. And nobody else works on it: what a refresh finds there, the resources have
 * done to each other.
 */
function withoutMadeUp(plan: PlanJson): PlanJson {
  const madeUp = new Set(readDrift(plan).emulator.map(({ address }) => address));
  const changes = (plan.resource_changes ?? []).filter(({ address }) => !madeUp.has(address));
  return { ...plan, resource_changes: changes, resource_drift: [] };
}

function chosenOf(stacks: readonly RehearsedStack[], names: readonly string[]): RehearsedStack[] {
  const known = stacks.map(({ name }) => name);
  refuse(
    'UpgradeRehearsal',
    names
      .filter((name) => !known.includes(name))
      .map((name) => ({ what: `there is no stack ${name}`, fix: `use one of ${known.join(', ')}` })),
  );
  return withDependencies(stacks, names);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
