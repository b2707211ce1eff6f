import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputsRead, type PlanJson, type WrittenStack } from '@ashlar/graph';
import {
  canonicalDigest,
  type IdentifiedPlan,
  lineageDigest,
  plannedDangers,
  readLockFile,
  synthDigest,
  upstreamDigest,
} from '@ashlar/review';
import { PLAN_FILE } from '../plan/plan-record.js';
import type { FreshPlan } from '../plan/plan-stack.js';
import { readPlanArchive } from './plan-archive.js';

/** Of all plans that are made together. */
export interface PlanOrigin {
  /** The commit that is planned. @default null - not known */
  readonly headSha: string | null;
  readonly baseSha: string | null;
  /** Of ashlar. */
  readonly toolVersion: string;
  /** How long the plans may be applied, 1 to 168. */
  readonly expiresHours: number;
}

/** What has to be known of a plan that was just made, to tell later whether it is still the one to apply. */
export function identifyPlan(
  { stack, folder, plan, record }: FreshPlan,
  { headSha, baseSha, toolVersion, expiresHours }: PlanOrigin,
): IdentifiedPlan {
  const { lineage, serial, lock } = readPlanArchive(readFileSync(join(folder, PLAN_FILE)), stack.name);
  const { create, update, replace, destroy, outputs, hasChanges } = record.summary;
  const reads = readsOf(stack);
  return {
    identity: {
      ...{ stack: stack.name, headSha, baseSha, toolVersion },
      synthSha256: synthDigest(stack.json),
      ...readLockFile(lock),
      terraformVersion: record.terraform,
      stateLineage: lineageDigest(lineage),
      stateSerial: serial,
      upstreamSha256: upstreamDigest(reads, outputsInPlan(plan, Object.keys(reads)), lineage),
      planFileSha256: record.plan,
      planJsonCanonicalSha256: canonicalDigest(plan, lineage),
      createdAt: record.plannedAt,
      expiresAt: hoursAfter(new Date(record.plannedAt), expiresHours),
    },
    dependencies: [...stack.dependencies].sort(),
    ...{ reads, outputs, hasChanges },
    counts: { create, update, replace, destroy },
    dangers: plannedDangers(plan),
  };
}

/** What is known of a stack that can only be planned when another one is applied. Why, in a sentence. */
export function identifyUnplanned(
  stack: WrittenStack,
  unplanned: string,
  { terraformVersion, at, origin }: { terraformVersion: string; at: Date; origin: PlanOrigin },
): IdentifiedPlan {
  const { headSha, baseSha, toolVersion, expiresHours } = origin;
  return {
    identity: {
      ...{ stack: stack.name, headSha, baseSha, toolVersion, terraformVersion },
      synthSha256: synthDigest(stack.json),
      ...readLockFile(''),
      ...{ stateLineage: lineageDigest(''), stateSerial: 0, upstreamSha256: upstreamDigest({}, {}, '') },
      ...{ planFileSha256: NONE, planJsonCanonicalSha256: NONE },
      createdAt: at.toISOString(),
      expiresAt: hoursAfter(at, expiresHours),
    },
    dependencies: [...stack.dependencies].sort(),
    ...{ reads: readsOf(stack), outputs: [], hasChanges: true, dangers: [], unplanned },
    counts: { create: 0, update: 0, replace: 0, destroy: 0 },
  };
}

const NONE = '0'.repeat(64);

const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * 60 * 60 * 1000).toISOString();

/** The outputs of other stacks that a stack reads, by stack. */
export const readsOf = (stack: WrittenStack): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...stack.dependencies]
      .sort()
      .map((from) => [from, outputsRead([], stack, from)] as const)
      .filter(([, outputs]) => outputs.length > 0),
  );

/** What the plan was made with: Terraform keeps what it has read of other states. */
function outputsInPlan({ prior_state: state }: PlanJson, stacks: readonly string[]) {
  const resources = state?.values?.root_module?.resources ?? [];
  const of = (stack: string) =>
    resources.find(
      ({ address }) => address === `data.terraform_remote_state.cross-stack-reference-input-${stack}`,
    )?.values?.['outputs'] ?? {};
  return Object.fromEntries(stacks.map((stack) => [stack, of(stack) as Readonly<Record<string, unknown>>]));
}
