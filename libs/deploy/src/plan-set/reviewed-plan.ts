import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import { effectDifferences, type EffectDifference, type PlanOfSet } from '@ashlar/review';
import type { PlanJson } from '@ashlar/graph';
import type { DeployPlace } from '../place/deploy-place.js';
import {
  jsonDigest,
  PLAN_FILE,
  planDigest,
  type PlanRecord,
  preparePlanFile,
  saveRecord,
} from '../plan/plan-record.js';
import { readPlanArchive } from './plan-archive.js';

/** A reviewed plan beside the one that is to be applied, to be compared. */
const COMPARED = 'ashlar-reviewed.tfplan';
const LOCK = '.terraform.lock.hcl';

/** Makes the folder of a stack ready with the very providers that a saved plan was made with. */
export async function readyFor(place: DeployPlace, stack: WrittenStack, saved: Buffer): Promise<void> {
  const file = join(place.folder(stack), LOCK);
  const { lock } = readPlanArchive(saved, stack.name);
  if (!existsSync(file) && lock.includes('provider "')) writeFileSync(file, lock);
  await place.ready(stack);
}

/** Puts a plan that was kept in a store where Terraform applies it, as if it had been made here. */
export function putBack(
  folder: string,
  saved: Buffer,
  { identity, counts, outputs, hasChanges }: PlanOfSet,
): PlanRecord {
  preparePlanFile(folder);
  writeFileSync(join(folder, PLAN_FILE), saved);
  const record: PlanRecord = {
    digest: jsonDigest(folder),
    plan: planDigest(folder),
    plannedAt: identity.createdAt,
    terraform: identity.terraformVersion,
    destroy: false,
    summary: { ...counts, resources: [], outputs, hasChanges },
  };
  saveRecord(folder, record);
  return record;
}

/** Where a new plan of a stack would do something else than the one that was reviewed. */
export async function differencesFrom(
  place: DeployPlace,
  stack: WrittenStack,
  saved: Buffer,
  fresh: PlanJson,
): Promise<EffectDifference[]> {
  const root = place.root(stack);
  const file = join(root.folder, COMPARED);
  writeFileSync(file, '', { mode: 0o600 });
  try {
    chmodSync(file, 0o600);
    writeFileSync(file, saved);
    return effectDifferences(await root.show(COMPARED), fresh);
  } finally {
    rmSync(file, { force: true });
  }
}
