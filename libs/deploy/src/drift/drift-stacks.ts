import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { notDeployed } from '../output/output-stacks.js';
import type { DeployPlace } from '../place/deploy-place.js';
import type { Deployment } from '../run/deployment.js';
import { type DriftedResource, driftOf } from './drift-of.js';

/** What became of a stack that was compared with AWS. */
export interface StackDrift {
  readonly stack: string;
  readonly seconds: number;
  readonly drift?: readonly DriftedResource[];
  /** Not deployed, or it could not be read. */
  readonly error?: InputError;
}

export interface DriftOptions {
  /** How long to wait for somebody's lock, as Terraform writes it: `60s`, `10m`. @default '0s' */
  readonly lockTimeout?: string | undefined;
}

/** Compares the states of stacks with what stands in AWS, side by side. Changes neither. */
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
        : { stack: name, seconds, drift: attempt.value };
    }),
  );

const remark = (drift: readonly DriftedResource[] | undefined) => {
  if (drift === undefined) return 'not deployed';
  return drift.length === 0 ? 'no drift' : `${drift.length} changed outside of Terraform`;
};

const FILE = 'ashlar-drift.tfplan';

async function driftIn(
  place: DeployPlace,
  stack: WrittenStack,
  { lockTimeout = '0s' }: DriftOptions,
): Promise<DriftedResource[] | undefined> {
  if ((await place.stateOf(stack)) === undefined) return undefined;
  const root = await place.ready(stack);
  const file = join(root.folder, FILE);
  // Terraform keeps the permissions of a file that is there: a plan holds values.
  writeFileSync(file, '', { mode: 0o600 });
  try {
    return driftOf(await root.plan(FILE, '-refresh-only', '-input=false', `-lock-timeout=${lockTimeout}`));
  } finally {
    rmSync(file, { force: true });
  }
}
