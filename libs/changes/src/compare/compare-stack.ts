import { canonical, sameState, type StackJson, type StateAddress, stateOf } from '@ashlar/graph';
import { type AddressRename, addressRenames } from './address-renames.js';
import { blocksOf } from './blocks-of.js';
import { movesOf } from './moves-of.js';

/** What differs between two versions of one stack. Lists are sorted. */
export interface StackDifference {
  /** Addresses of resources. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Resources that `moved` blocks carry along: they are neither added nor removed. */
  readonly moved: readonly Move[];
  /** Of those added and removed, what looks like the same under another address. */
  readonly renames: readonly AddressRename[];
  /** Everything else that differs: `provider.aws`, `output.vpc_id`, `terraform.required_providers`. */
  readonly settings: readonly string[];
  /** There when the state is looked for in another place than before. */
  readonly state?: { readonly from: StateAddress; readonly to: StateAddress };
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

export function compareStack(base: StackJson, head: StackJson): StackDifference {
  const [before, after] = [blocksOf(base.json), blocksOf(head.json)];
  const settings = differing(before.settings, after.settings);
  const [gone, fresh] = [
    missing(before.resources, after.resources),
    missing(after.resources, before.resources),
  ];
  const moved = movesOf(head.json).filter(({ from, to }) => gone.includes(from) && fresh.includes(to));
  const removed = gone.filter((address) => !moved.some(({ from }) => from === address));
  const added = fresh.filter((address) => !moved.some(({ to }) => to === address));
  const changed = differing(before.resources, after.resources).filter(
    (address) => before.resources.has(address) && after.resources.has(address),
  );
  const state = { from: stateOf(base), to: stateOf(head) };
  return {
    added,
    removed,
    changed,
    moved,
    renames: addressRenames(
      { resources: before.resources, addresses: removed },
      { resources: after.resources, addresses: added },
    ),
    settings,
    ...(sameState(state.from, state.to) ? {} : { state }),
  };
}

/** Whether Terraform would read the same. */
export const isSame = ({ added, removed, changed, moved, settings }: StackDifference): boolean =>
  [added, removed, changed, moved, settings].every((list) => list.length === 0);

type Blocks = ReadonlyMap<string, unknown>;

const missing = (one: Blocks, other: Blocks) =>
  [...one.keys()].filter((address) => !other.has(address)).sort();

const differing = (one: Blocks, other: Blocks) =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((address) => canonical(one.get(address) ?? null) !== canonical(other.get(address) ?? null))
    .sort();
