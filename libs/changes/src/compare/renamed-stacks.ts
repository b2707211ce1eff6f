import { sameState, type StackJson, type StateAddress, stateOf } from '@ashlar/graph';
import { alike, wordsOf } from './alike.js';
import { blocksOf } from './blocks-of.js';
import { leavesOf } from './leaves-of.js';
import { pairUp } from './pair-up.js';

export interface StackRename {
  readonly from: StackJson;
  readonly to: StackJson;
  readonly likeness: number;
}

/** Three quarters: every resource at its old address and half of the arguments equal, or fewer that are more alike. */
const ALIKE_ENOUGH = 0.75;

/**
 * Stacks that are gone and have come again under another name.
 *
 * One with the very state of another is that other. Else both must keep their state in one store (a resource doesn't
 * change its account by a rename), and enough of their resources must be the same: of all resources of both, each one
 * whose address is in both counts one half for the address (type and name, which renaming a stack leaves alone) and up
 * to one half for the arguments that are equal. Of several that fit equally well, the likest state key decides.
 */
export function renamedStacks(gone: readonly StackJson[], added: readonly StackJson[]): StackRename[] {
  const pairs = pairUp(gone.map(read), added.map(read), (from, to) => {
    const likeness = likenessOf(from, to);
    if (likeness < ALIKE_ENOUGH) return undefined;
    const same = sameState(from.state, to.state) ? 1 : 0;
    return [same, likeness, alike(wordsOf(from.state.key), wordsOf(to.state.key))];
  });
  return pairs.map(({ from, to }) => ({ from: from.stack, to: to.stack, likeness: likenessOf(from, to) }));
}

interface Read {
  readonly name: string;
  readonly stack: StackJson;
  readonly state: StateAddress;
  readonly leaves: ReadonlyMap<string, readonly string[]>;
}

const read = (stack: StackJson): Read => ({
  name: stack.name,
  stack,
  state: stateOf(stack),
  leaves: new Map([...blocksOf(stack.json).resources].map(([address, block]) => [address, leavesOf(block)])),
});

function likenessOf(from: Read, to: Read): number {
  if (sameState(from.state, to.state)) return 1;
  if (from.state.store !== to.state.store) return 0;
  const all = from.leaves.size + to.leaves.size;
  if (all === 0) return 0;
  const common = [...from.leaves].map(([address, leaves]) => {
    const other = to.leaves.get(address);
    return other === undefined ? 0 : (1 + alike(leaves, other)) / 2;
  });
  return (2 * common.reduce((sum, likeness) => sum + likeness, 0)) / all;
}
