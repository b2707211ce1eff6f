import { refuse, wholeNumberProblems } from '@ashlar/core';

/**
 * GitHub makes at most so many jobs of one matrix.
 * asOf: 2026-11. source: docs.github.com/en/actions/reference/limits. refresh: when GitHub announces another.
 */
export const MOST_LEGS = 256;

/** A stack, and what its plan is expected to take. */
export interface Load {
  readonly name: string;
  /** A leg has the credentials of one account. */
  readonly account: string;
  /** Whole seconds. */
  readonly seconds: number;
}

/** What one runner does. */
export interface Leg {
  readonly account: string;
  /** In the order of names. */
  readonly stacks: readonly string[];
  readonly seconds: number;
}

/**
 * Distributes stacks over at most so many runners, each of which works for one account, so that the longest leg is short:
 * the longest stack first, always to the leg that has least to do (LPT, at most 4/3 of the best possible). Then as few
 * legs as don't make the longest one longer, because each starts with a checkout and an install.
 *
 * @returns the longest leg first: where runners are scarce, it is the one to be started first.
 */
export function packLegs(loads: readonly Load[], legs = MOST_LEGS): Leg[] {
  const groups = [...groupsOf(loads)].map(([account, stacks]): Group => ({ account, stacks, legs: 1 }));
  const tooFew = {
    what: `legs is ${legs}, for stacks in ${groups.length} accounts`,
    fix: 'give each account one',
  };
  refuse('the matrix', [
    ...wholeNumberProblems('legs', legs, 1, MOST_LEGS),
    ...(groups.length > legs ? [tooFew] : []),
  ]);
  for (let spare = legs - groups.length; spare > 0; spare--) {
    const next = slowest(groups.filter((group) => group.legs < group.stacks.length));
    if (next === undefined) break;
    next.legs++;
  }
  const limit = Math.max(0, ...groups.map((group) => longest(lpt(group.stacks, group.legs))));
  return groups
    .flatMap(({ account, stacks, legs }) => fewest(stacks, legs, limit).map((bin) => legOf(account, bin)))
    .sort((a, b) => b.seconds - a.seconds || (a.stacks.join() < b.stacks.join() ? -1 : 1));
}

/** The stacks of one account, the longest first. */
interface Group {
  readonly account: string;
  readonly stacks: readonly Load[];
  legs: number;
}

type Bin = Load[];

function groupsOf(loads: readonly Load[]): Map<string, Load[]> {
  const groups = new Map<string, Load[]>();
  const sorted = [...loads].sort((a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1));
  for (const load of sorted) groups.set(load.account, [...(groups.get(load.account) ?? []), load]);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The one that would gain most by another leg: no schedule of its stacks is shorter than this. */
function slowest(groups: readonly Group[]): Group | undefined {
  const bound = ({ stacks, legs }: Group) => Math.max(total(stacks) / legs, stacks[0]?.seconds ?? 0);
  return groups.reduce<Group | undefined>(
    (worst, group) => (worst === undefined || bound(group) > bound(worst) ? group : worst),
    undefined,
  );
}

/** Longest processing time first. */
function lpt(stacks: readonly Load[], legs: number): Bin[] {
  const bins = Array.from({ length: legs }, (): { stacks: Bin; seconds: number } => ({
    stacks: [],
    seconds: 0,
  }));
  for (const stack of stacks) {
    const least = bins.reduce((one, other) => (other.seconds < one.seconds ? other : one));
    least.stacks.push(stack);
    least.seconds += stack.seconds;
  }
  return bins.map((bin) => bin.stacks);
}

function fewest(stacks: readonly Load[], legs: number, limit: number): Bin[] {
  let bins = lpt(stacks, legs);
  while (bins.length > 1) {
    const fewer = lpt(stacks, bins.length - 1);
    if (longest(fewer) > limit) break;
    bins = fewer;
  }
  return bins;
}

const total = (stacks: readonly Load[]) => stacks.reduce((sum, { seconds }) => sum + seconds, 0);

const longest = (bins: readonly Bin[]) => Math.max(...bins.map(total));

const legOf = (account: string, bin: Bin): Leg => ({
  account,
  stacks: bin.map(({ name }) => name).sort(),
  seconds: total(bin),
});
