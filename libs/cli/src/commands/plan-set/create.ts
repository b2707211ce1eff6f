import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { refuse } from '@ashlar/core';
import { createPlanSet, openStore, planSetText } from '@ashlar/deploy';
import { readIdentities } from '@ashlar/review';
import type { Workspace } from '../../workspace.js';

export interface CreateRequest {
  readonly identities: readonly string[];
  readonly store?: string;
  readonly storeKey?: string;
  readonly out?: string;
}

/** Makes a set of plans that several machines have made, and prints its hash. */
export async function create(workspace: Workspace, request: CreateRequest): Promise<void> {
  const { identities, out } = request;
  refuse(
    'the command',
    identities
      .filter((file) => !existsSync(file))
      .map((file) => ({
        what: `there is no file ${file}`,
        fix: 'name what `ashlar plan --identities` wrote',
      })),
  );
  const parts = identities.map((file) => readIdentities(readFileSync(file, 'utf8'), file));
  const set = await createPlanSet(openStore({ ...workspace, ...request }), parts);
  if (out !== undefined) writeFileSync(out, planSetText(set));
  process.stdout.write(`${set.hash}\n`);
}
