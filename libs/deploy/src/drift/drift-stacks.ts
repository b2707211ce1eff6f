import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { notDeployed } from '../output/output-stacks.js';
import type { DeployPlace } from '../place/deploy-place.js';
import { pullState, type StateFile } from '../plan-set/state-file.js';
import type { Deployment } from '../run/deployment.js';
import { type DriftIgnore, type IgnoredDrift, withoutIgnored } from './drift-ignore.js';
import { type DriftedResource, driftOf } from './drift-of.js';
import { type UnappliedChange, unappliedOf } from './unapplied-of.js';

/** What became of a stack that was compared with AWS. */
export interface StackDrift extends Partial<FoundDrift> {
  readonly stack: string;
  readonly seconds: number;
  /** Not deployed, or it could not be read. */
  readonly error?: InputError;
}

export interface FoundDrift {
  /** By hand, or by the version of the provider. */
  readonly drift: readonly DriftedResource[];
  /** Code that nobody has applied. */
  readonly unapplied: readonly UnappliedChange[];
  readonly ignored: readonly IgnoredDrift[];
}

export interface DriftOptions {
  /** How long to wait for somebody's lock, as Terraform writes it: `60s`, `10m`. @default '0s' */
  readonly lockTimeout?: string | undefined;
  /** Takes the lock of the state while it compares. @default true */
  readonly lock?: boolean | undefined;
  /** @default - nothing is ignored */
  readonly ignores?: readonly DriftIgnore[] | undefined;
}

/** Compares the states of stacks with what stands in AWS and with the code, side by side. Changes none of them. */
export const driftStacks = (
  deployment: Deployment,
  stacks: readonly WrittenStack[],
  options: DriftOptions = {},
): Promise<StackDrift[]> =>
  Promise.all(
    stacks.map(async (stack) => {
      const { name } = stack;
      const work = () => driftIn(deployment.place, stack, options);
      const attempt = await deployment.attempt(stack, 'drift', work, remark);
      const { seconds } = attempt;
      if ('error' in attempt) return { stack: name, seconds, error: attempt.error };
      if ('interrupted' in attempt) return { stack: name, seconds };
      return attempt.value === undefined
        ? { stack: name, seconds, error: notDeployed(name) }
        : { stack: name, seconds, ...attempt.value };
    }),
  );

const remark = (found: FoundDrift | undefined) => {
  if (found === undefined) return 'not deployed';
  const { drift, unapplied } = found;
  const counts = [
    drift.length > 0 && `${drift.length} changed outside of Terraform`,
    unapplied.length > 0 && `${unapplied.length} not applied`,
  ].filter(Boolean);
  return counts.join(', ') || 'no drift';
};

const FILE = 'ashlar-drift.tfplan';

/** One plan tells both: what the refresh found changed, and what the code would change beyond that. */
async function driftIn(
  place: DeployPlace,
  stack: WrittenStack,
  { lockTimeout = '0s', lock = true, ignores = [] }: DriftOptions,
): Promise<FoundDrift | undefined> {
  const state = await pullState(place, stack);
  if (isEmpty(state)) return undefined;
  const root = await place.ready(stack);
  const file = join(root.folder, FILE);
  // Terraform keeps the permissions of a file that is there: a plan holds values.
  writeFileSync(file, '', { mode: 0o600 });
  try {
    const locking = [`-lock-timeout=${lockTimeout}`, ...(lock ? [] : ['-lock=false'])];
    const plan = await root.plan(FILE, '-input=false', ...locking);
    const all = driftOf(plan, state);
    return { ...withoutIgnored(stack.name, all, ignores), unapplied: unappliedOf(plan, all) };
  } finally {
    rmSync(file, { force: true });
  }
}

/** A destroyed stack leaves a state without anything in it. */
const isEmpty = ({ resources = [], outputs = {} }: StateFile) =>
  !resources.some(({ mode, instances }) => mode === 'managed' && instances.length > 0) &&
  Object.keys(outputs).length === 0;
