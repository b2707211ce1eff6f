import { type StackJson, type StateAddress, stateOf } from '@ashlar/graph';
import { compareStack, isSame, type StackDifference } from './compare-stack.js';
import { renamedStacks, type StackRename } from './renamed-stacks.js';
import { blocksOf } from './blocks-of.js';

/** A stack that is not on both sides, or not the same there. */
export type StackChange = ChangedStack | LonelyStack<'new'> | LonelyStack<'gone'> | RenamedStack;

export interface ChangedStack extends StackDifference {
  readonly kind: 'changed';
  readonly name: string;
}

/** A stack on one side only. The state of one that is gone is still there, and so is what it built. */
export interface LonelyStack<Kind extends 'new' | 'gone'> {
  readonly kind: Kind;
  readonly name: string;
  /** How many resource blocks it has. */
  readonly resources: number;
  readonly state: StateAddress;
}

export interface RenamedStack extends StackDifference {
  readonly kind: 'renamed';
  /** What it is called now. */
  readonly name: string;
  readonly was: string;
  /** How much of it is the same, from 0 to 1. */
  readonly likeness: number;
}

export interface Comparison {
  /** In the order of names. */
  readonly changes: readonly StackChange[];
  /** How many stacks are on both sides and the same. */
  readonly unchanged: number;
}

/**
 * What differs between two syntheses, as far as Terraform reads them. The order of stacks, of keys and of what Terraform
 * takes for a set makes no difference, and neither do comments. Which stacks depend on which is not looked at: a plan is
 * the same whatever runs before.
 */
export function compareStacks(base: readonly StackJson[], head: readonly StackJson[]): Comparison {
  const [before, after] = [byName(base), byName(head)];
  const gone = [...before.values()].filter(({ name }) => !after.has(name));
  const added = [...after.values()].filter(({ name }) => !before.has(name));
  const renamed = renamedStacks(gone, added);
  const both = [...before.values()].filter(({ name }) => after.has(name));
  const changed = both.flatMap((stack): ChangedStack[] => {
    const difference = compareStack(stack, after.get(stack.name) ?? stack);
    return isSame(difference) ? [] : [{ kind: 'changed', name: stack.name, ...difference }];
  });
  const changes: StackChange[] = [
    ...changed,
    ...renamed.map(renamedStack),
    ...gone
      .filter((stack) => !renamed.some(({ from }) => from === stack))
      .map((stack) => lonely('gone', stack)),
    ...added.filter((stack) => !renamed.some(({ to }) => to === stack)).map((stack) => lonely('new', stack)),
  ];
  return {
    changes: changes.sort((a, b) => (a.name < b.name ? -1 : 1)),
    unchanged: both.length - changed.length,
  };
}

/** With sorted names, whatever the manifest's order. */
const byName = (stacks: readonly StackJson[]) =>
  new Map([...stacks].sort((a, b) => (a.name < b.name ? -1 : 1)).map((stack) => [stack.name, stack]));

const lonely = <Kind extends 'new' | 'gone'>(kind: Kind, stack: StackJson): LonelyStack<Kind> => ({
  kind,
  name: stack.name,
  resources: blocksOf(stack.json).resources.size,
  state: stateOf(stack),
});

const renamedStack = ({ from, to, likeness }: StackRename): RenamedStack => ({
  kind: 'renamed',
  name: to.name,
  was: from.name,
  likeness,
  ...compareStack(from, to),
});
