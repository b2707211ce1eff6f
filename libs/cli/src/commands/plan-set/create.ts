import { readFileSync, writeFileSync } from 'node:fs';
import { refuse } from '@ashlar/core';
import { createPlanSet, openStore, planSetText } from '@ashlar/deploy';
import { readIdentities } from '@ashlar/review';
import { inputFileProblems, outputFileProblems } from '../../output-file.js';
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
  const fix = 'name what `ashlar plan --identities` wrote';
  refuse('the command', [
    ...identities.flatMap((file) => inputFileProblems('--identities', file, fix)),
    ...outputFileProblems('--out', out),
  ]);
  const parts = identities.map((file) => readIdentities(readFileSync(file, 'utf8'), file));
  const set = await createPlanSet(openStore({ ...workspace, ...request }), parts);
  if (out !== undefined) writeFileSync(out, planSetText(set));
  process.stdout.write(`${set.hash}\n`);
}
