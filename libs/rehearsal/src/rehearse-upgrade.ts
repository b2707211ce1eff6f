import { withDependencies } from '@ashlar/graph';
import type { ProgressLine } from '@ashlar/terraform';
import type { RehearsedStack } from './rehearsal-place.js';
import type { Toolchain } from './toolchain/toolchain.js';
import { type StackChanges, UpgradeRehearsal } from './upgrade-rehearsal.js';

export interface RehearseUpgradeOptions {
  /** The project's folder. */
  readonly root: string;
  readonly toolchain: Toolchain;
  /** Stacks of one environment as they are deployed now. */
  readonly base: readonly RehearsedStack[];
  /** What they are to become. */
  readonly head: readonly RehearsedStack[];
  /** Names of those that differ, on either side. The others are applied only where these read from them. */
  readonly changed: readonly string[];
  readonly progress?: ProgressLine | undefined;
}

/** What became of the stacks of one environment when the head was applied on top of the base, on the emulator. */
export interface UpgradeReport {
  /** Stack → address → actions: `update`; `delete,create` or `create,delete` of a replacement. */
  readonly changes: StackChanges;
  /** Stacks that only the base has: they stand until somebody destroys them. */
  readonly gone: readonly string[];
  /** Stack → addresses that the emulator does not carry: nothing is said of them. */
  readonly leftOut: Readonly<Record<string, readonly string[]>>;
}

/** Applies the base, and the head on top of it, in an emulator of its own that is gone afterwards. */
export async function rehearseUpgrade(options: RehearseUpgradeOptions): Promise<UpgradeReport> {
  const { root, toolchain, base, head, changed, progress } = options;
  const wanted = withDependencies(head, changed);
  const standing = base.filter(isOneOf(wanted));
  const coming = wanted.filter((stack) => changed.includes(stack.name) || !isOneOf(standing)(stack));
  const gone = base.filter((stack) => !isOneOf(head)(stack)).map(({ name }) => name);
  const first = standing.length > 0 ? standing : coming;
  progress?.say(`applying ${first.length} stacks ${standing.length > 0 ? 'of the base' : '(all are new)'}`);
  const upgrade = await UpgradeRehearsal.of(first, { root, toolchain });
  try {
    progress?.say(`applying ${coming.length} stacks of the head on top`);
    const changes = await upgrade.upgradeTo(coming);
    const leftOut = [...upgrade.leftOut].map(
      ([stack, resources]) => [stack, resources.map(({ address }) => address).sort()] as const,
    );
    return { changes, gone: gone.sort(), leftOut: Object.fromEntries(leftOut.sort()) };
  } finally {
    await upgrade.end();
  }
}

const isOneOf =
  (stacks: readonly RehearsedStack[]) =>
  ({ name }: RehearsedStack): boolean =>
    stacks.some((stack) => stack.name === name);
