import type { PlannedChange } from '@ashlar/graph';
import { isMarked, marksAt } from '../diff/marks.js';
import { fingerprint } from '../diff/fingerprint.js';

/** A resource that goes at one address and comes at another, and looks like the same. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  /** Arguments that aren't equal, or not known yet. */
  readonly differs: readonly string[];
}

/** Half of the arguments: a warning too many costs a look, one too few a database. */
const ALIKE_ENOUGH = 0.5;

/** A value that more resources share than this tells nothing about which is which. */
const MOST_HOLDERS = 20;

/** Pairs of what goes and what comes, of one type and provider, that are alike in most of what is known of them. */
export function renamesIn(changes: readonly PlannedChange[]): Rename[] {
  const gone = new Map<string, PlannedChange[]>();
  for (const change of changes)
    if (change.action === 'delete' && change.deposed === undefined) add(gone, kindOf(change), change);
  const fresh = new Map<string, PlannedChange[]>();
  for (const change of changes)
    if (change.action === 'create' && gone.has(kindOf(change))) add(fresh, kindOf(change), change);
  return [...fresh]
    .flatMap(([kind, created]) => pairsOf(gone.get(kind) ?? [], created))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

const kindOf = ({ type, provider }: PlannedChange) => `${provider} ${type}`;

function pairsOf(gone: readonly PlannedChange[], fresh: readonly PlannedChange[]): Rename[] {
  const sides = [gone, fresh].map((side) =>
    [...side].sort((a, b) => (a.address < b.address ? -1 : 1)).map(candidate),
  );
  const [left = [], right = []] = sides;
  const holders = new Map<string, Candidate[]>();
  for (const one of left) for (const leaf of one.leaves) add(holders, leaf, one);

  const pairs = right.flatMap((to) => {
    const common = new Map<Candidate, number>();
    const few = left.length <= MOST_HOLDERS;
    for (const leaf of to.leaves) {
      const shared = holders.get(leaf) ?? [];
      if (few || shared.length <= MOST_HOLDERS)
        for (const from of shared) common.set(from, (common.get(from) ?? 0) + 1);
    }
    return [...common].map(([from]) => ({ from, to, rank: rankOf(from, to) }));
  });
  const likely = pairs.filter(({ rank: [likeness] }) => likeness >= ALIKE_ENOUGH);
  likely.sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1]);
  const taken = new Set<Candidate>();
  return likely.flatMap(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return [];
    taken.add(from).add(to);
    const differs = [...to.arguments]
      .filter(([name, value]) => from.arguments.get(name) !== value)
      .map(([name]) => name);
    return [{ from: from.address, to: to.address, differs: [...differs, ...to.unknown].sort() }];
  });
}

interface Candidate {
  readonly address: string;
  /** Arguments that are known, and their values as text. */
  readonly arguments: ReadonlyMap<string, string>;
  readonly leaves: ReadonlySet<string>;
  /** Arguments that somebody wrote, and whose values come with the apply. */
  readonly unknown: readonly string[];
}

function candidate({ address, action, before, after, afterUnknown }: PlannedChange): Candidate {
  const values = Object.entries((action === 'delete' ? before : after) ?? {});
  const known = values
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => [name, fingerprint(value)] as const);
  return {
    address,
    arguments: new Map(known),
    leaves: new Set(known.map((pair) => pair.join('='))),
    // What is unknown as a whole is mostly what AWS gives: an id, an ARN. In parts, somebody wrote it.
    unknown: values.map(([name]) => name).filter((name) => isMarked(marksAt(afterUnknown, name))),
  };
}

/** Nobody wrote it: it says nothing about what is meant. */
const isEmpty = (value: unknown) =>
  value === null ||
  value === false ||
  value === '' ||
  value === 'Managed by Terraform' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** How much of what comes is equal to what goes, then how alike the addresses are. */
function rankOf(from: Candidate, to: Candidate): readonly [number, number] {
  const common = [...to.leaves].filter((leaf) => from.leaves.has(leaf)).length;
  const words = (text: string) => text.split(/[^A-Za-z0-9]+/);
  const known = new Set(words(from.address));
  const all = words(to.address);
  return [common / Math.max(1, to.leaves.size), all.filter((word) => known.has(word)).length / all.length];
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
