import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanSummary } from './plan-summary.js';
import { digest } from '../place/work-folder.js';

/** The saved plan, in the folder of its stack. Only its owner may read it: it holds values. */
export const PLAN_FILE = 'ashlar.tfplan';
const RECORD_FILE = 'ashlar.tfplan.json';
const OWNER_ONLY = 0o600;

/** What is known of a saved plan. */
export interface PlanRecord {
  /** SHA-256 of the `cdk.tf.json` that was planned. */
  readonly digest: string;
  /** SHA-256 of the saved plan. */
  readonly plan: string;
  /** `2026-11-21T16:00:00.000Z` */
  readonly plannedAt: string;
  /** Terraform reads plans of its own version only. */
  readonly terraform: string;
  readonly destroy: boolean;
  readonly summary: PlanSummary;
}

export const jsonDigest = (folder: string) => digest(readFileSync(join(folder, 'cdk.tf.json')));

/** Another command may replace a saved plan, or remove it, while a person reads what it would do. */
export const isStillSaved = (folder: string, { plan }: Pick<PlanRecord, 'plan'>) =>
  existsSync(join(folder, PLAN_FILE)) && planDigest(folder) === plan;

export const planDigest = (folder: string) => digest(readFileSync(join(folder, PLAN_FILE)));

/** Makes the file before Terraform fills it: it keeps the permissions of one that is there. */
export function preparePlanFile(folder: string): void {
  removePlan(folder);
  writeFileSync(join(folder, PLAN_FILE), '', { mode: OWNER_ONLY });
}

export function saveRecord(folder: string, record: PlanRecord): void {
  chmodSync(join(folder, PLAN_FILE), OWNER_ONLY);
  writeFileSync(join(folder, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`, { mode: OWNER_ONLY });
}

export function readRecord(folder: string): PlanRecord | undefined {
  if (![PLAN_FILE, RECORD_FILE].every((file) => existsSync(join(folder, file)))) return undefined;
  return JSON.parse(readFileSync(join(folder, RECORD_FILE), 'utf8')) as PlanRecord;
}

export function removePlan(folder: string): void {
  for (const file of [PLAN_FILE, RECORD_FILE]) rmSync(join(folder, file), { force: true });
}
