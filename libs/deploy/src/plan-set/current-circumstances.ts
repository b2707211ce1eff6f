import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import {
  type Circumstances,
  lineageDigest,
  type PlanOfSet,
  readLockFile,
  synthDigest,
  upstreamDigest,
} from '@ashlar/review';
import type { DeployPlace } from '../place/deploy-place.js';
import { pullState } from './state-file.js';

/** What a plan of a set would meet, were it applied now. Reads states; changes nothing. */
export async function currentCircumstances(
  place: DeployPlace,
  stack: WrittenStack,
  { reads }: Pick<PlanOfSet, 'reads'>,
  all: readonly WrittenStack[],
): Promise<Circumstances> {
  const { lineage, serial } = await pullState(place, stack);
  const upstream = all.filter(({ name }) => name in reads);
  const outputs = await Promise.all(
    upstream.map(async (producer) => {
      const state = await pullState(place, producer);
      const values = Object.entries(state.outputs ?? {}).map(([name, { value }]) => [name, value]);
      return [producer.name, Object.fromEntries(values) as Readonly<Record<string, unknown>>] as const;
    }),
  );
  return {
    synthSha256: synthDigest(stack.json),
    ...lockIn(place.folder(stack)),
    terraformVersion: place.terraform.version,
    stateLineage: lineageDigest(lineage),
    stateSerial: serial,
    upstreamSha256: upstreamDigest(reads, Object.fromEntries(outputs), lineage),
    now: new Date(),
  };
}

function lockIn(folder: string): Pick<Circumstances, 'lock'> {
  const file = join(folder, '.terraform.lock.hcl');
  return existsSync(file) ? { lock: readLockFile(readFileSync(file, 'utf8')) } : {};
}
