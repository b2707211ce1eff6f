import { refuse } from '@ashlar/core';
import { strFromU8, unzipSync } from 'fflate';

/** What a saved plan holds besides the plan itself. It is a zip, and everything in it is plain text. */
export interface PlanArchive {
  /** Empty: there was no state. */
  readonly lineage: string;
  readonly serial: number;
  /** Of `.terraform.lock.hcl`. */
  readonly lock: string;
}

const STATE = 'tfstate';
const LOCK = '.terraform.lock.hcl';

/** Reads a saved plan, as far as its identity needs it. */
export function readPlanArchive(plan: Uint8Array, stack: string): PlanArchive {
  const files = unzipped(plan);
  const [state, lock] = [files?.[STATE], files?.[LOCK]];
  const fix = 'plan it again, with Terraform 1.11 or later';
  refuse(stack, state === undefined ? [{ what: 'its saved plan is none of Terraform', fix }] : []);
  const { lineage, serial } = JSON.parse(strFromU8(state as Uint8Array)) as PlanArchive;
  return { lineage, serial, lock: lock === undefined ? '' : strFromU8(lock) };
}

function unzipped(plan: Uint8Array): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(plan, { filter: ({ name }) => name === STATE || name === LOCK });
  } catch {
    return undefined;
  }
}
