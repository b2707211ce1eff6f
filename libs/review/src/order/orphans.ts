import { constructPaths, describeState, type StackJson, stateOf } from '@ashlar/graph';
import type { ReviewFinding } from '../review.js';
import type { Resolution, ResolutionKind } from './resolution.js';

/** A stack that looks like one of the base under another name, as `compareStacks` of @ashlar/changes finds them. */
export interface StackRename {
  readonly name: string;
  readonly was: string;
}

export interface OrphanOptions {
  /** Checked by `resolutionProblems`. */
  readonly resolutions?: readonly Resolution[];
  readonly renames?: readonly StackRename[];
  /** `2026-11-21`. */
  readonly today: string;
}

/** Where a stack keeps its state: `s3://states/shop/production/data.tfstate`. */
const stateText = (stack: StackJson) => describeState(stateOf(stack));

/** What each resolution means, in the words of the fix. */
const MEANS: Readonly<Record<ResolutionKind, string>> = {
  destroy: 'destroy what it built, by `ashlar destroy` from a checkout of the base, before this is merged',
  moveState: 'move its state to where the stack now looks for it, before anything is planned there',
  forget: 'leave what it built in AWS, unmanaged and paid for',
};

/**
 * States of the base that no stack of the head has: what they hold is neither changed nor destroyed any more. A stack with
 * the same state under another name is the same stack. Each is `danger` until `resolutions.json` says what becomes of it.
 */
export function orphans(
  base: readonly StackJson[],
  head: readonly StackJson[],
  { resolutions = [], renames = [], today }: OrphanOptions,
): ReviewFinding[] {
  const states = new Set(head.map(stateText));
  const lost = base
    .filter((stack) => !states.has(stateText(stack)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = lost.map((stack) => {
    const resolution = resolutions.find((one) => one.stack === stack.name);
    const fate = fateOf(stack, head, renames);
    return resolution === undefined ? unresolved(stack, fate) : resolved(stack, fate, resolution, today);
  });
  const idle = resolutions
    .filter(({ stack }) => !lost.some(({ name }) => name === stack))
    .map(idleFinding)
    .sort((a, b) => ((a.stack ?? '') < (b.stack ?? '') ? -1 : 1));
  return [...found, ...idle].sort((a, b) => rank(a) - rank(b));
}

const rank = ({ verdict }: ReviewFinding) => (verdict === 'danger' ? 0 : 1);

interface Fate {
  readonly rule: 'stack-orphaned' | 'stack-renamed' | 'state-moved';
  readonly what: string;
}

function fateOf(stack: StackJson, head: readonly StackJson[], renames: readonly StackRename[]): Fate {
  const state = stateText(stack);
  const same = head.find(({ name }) => name === stack.name);
  if (same !== undefined) {
    const what = `looks for its state in ${stateText(same)} instead of ${state}: Terraform would create everything a second time`;
    return { rule: 'state-moved', what };
  }
  const heir = renames.find(({ was }) => was === stack.name)?.name;
  const now = head.find(({ name }) => name === heir);
  if (now !== undefined) {
    const what = `is renamed ${now.name}, which looks for its state in ${stateText(now)} instead of ${state}: will duplicate what is there`;
    return { rule: 'stack-renamed', what };
  }
  const count = Object.values(stack.json.resource ?? {}).flatMap(Object.keys).length;
  const resources = `${count} ${count === 1 ? 'resource' : 'resources'}`;
  return {
    rule: 'stack-orphaned',
    what: `is gone: its ${resources} in ${state} stay, and nobody changes or destroys them`,
  };
}

function unresolved(stack: StackJson, { rule, what }: Fate): ReviewFinding {
  const options = Object.entries(MEANS).map(([kind, means]) => `${kind} (${means})`);
  const fix = `decide, and write it into resolutions.json with owner, reason and until: ${options.join('; ')}`;
  return { rule, verdict: 'danger', ...placeOf(stack), what, fix };
}

function resolved(
  stack: StackJson,
  { rule, what }: Fate,
  { resolution, owner, until, reason }: Resolution,
  today: string,
): ReviewFinding {
  const fix = `${resolution}, as ${owner} has decided: ${MEANS[resolution]}; ${reason}`;
  if (until >= today) return { rule, verdict: 'review', ...placeOf(stack), what, fix };
  return {
    ...{ rule, verdict: 'danger', ...placeOf(stack) },
    what: `${what}; what ${owner} decided (${resolution}) ended on ${until}`,
    fix: `let ${owner} decide anew in resolutions.json: ${resolution}, or another of ${Object.keys(MEANS).join(', ')}`,
  };
}

const idleFinding = ({ stack, resolution, owner }: Resolution): ReviewFinding => ({
  ...{ rule: 'resolution-unused', verdict: 'review', stack },
  what: `has a resolution (${resolution}, by ${owner}) that resolves nothing`,
  fix: 'take it out of resolutions.json',
});

/** The root of what it built, when the engine has said it. */
function placeOf({ name, json }: StackJson): { readonly stack: string; readonly path?: string } {
  const [path] = constructPaths(json).values();
  const [root] = path?.split('/') ?? [];
  return root === undefined ? { stack: name } : { stack: name, path: root };
}
