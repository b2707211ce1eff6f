import type { WrittenStack } from '@ashlar/graph';
import type { Finding } from '../input/input-error.js';
import { homelessStates, type Home, homeOf } from './lint/homeless-states.js';
import { lintJson } from './lint/lint-json.js';
import { eachStack } from './read-stacks.js';

/** What is kept of a stack's JSON once it has been looked through. */
export interface Judged extends Omit<WrittenStack, 'json'> {
  /** Resource blocks. */
  readonly resources: number;
  readonly findings: readonly Finding[];
  readonly home: Home;
}

/** Reads back what was written, one stack at a time: all of them at once would be most of the memory of a synthesis. */
export const judgeAll = (outdir: string): Judged[] => Array.from(eachStack(outdir), judge);

function judge(stack: WrittenStack): Judged {
  const { name, file, dependencies, json } = stack;
  const resources = Object.values(json.resource ?? {}).reduce(
    (sum, blocks) => sum + Object.keys(blocks).length,
    0,
  );
  return { name, file, dependencies, resources, findings: lintJson(stack), home: homeOf(stack) };
}

/** What is wrong with any of the stacks, and with all of them together. */
export const findingsOf = (stacks: readonly Judged[]): Finding[] => [
  ...stacks.flatMap(({ findings }) => findings),
  ...homelessStates(stacks.map(({ home }) => home)),
];
