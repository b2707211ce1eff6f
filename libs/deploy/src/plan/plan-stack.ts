import type { PlanJson, WrittenStack } from '@ashlar/graph';
import type { DeployPlace } from '../place/deploy-place.js';
import { type LendProvider, ownProvider } from '@ashlar/terraform';
import {
  jsonDigest,
  PLAN_FILE,
  planDigest,
  type PlanRecord,
  preparePlanFile,
  removePlan,
  saveRecord,
} from './plan-record.js';
import { summaryOf } from './plan-summary.js';

export interface PlanOptions {
  /** Plans to destroy everything. @default false */
  readonly destroy?: boolean | undefined;
  /** Compares with AWS, not with the state alone. @default true */
  readonly refresh?: boolean | undefined;
  /** Takes the lock of the state while it plans. Without it, an apply may change what is read. @default true */
  readonly lock?: boolean | undefined;
  /** How long to wait for somebody's lock, as Terraform writes it: `60s`, `10m`. @default '0s' */
  readonly lockTimeout?: string | undefined;
  /** Is shown what was planned before anything else is done with it. When it fails, the stack is not planned. */
  readonly inspect?: ((planned: FreshPlan) => Promise<void> | void) | undefined;
}

/** A plan that was just made and saved. */
export interface FreshPlan {
  readonly stack: WrittenStack;
  /** Where it lies, as `PLAN_FILE`. */
  readonly folder: string;
  /** With the values that are in it. */
  readonly plan: PlanJson;
  readonly record: PlanRecord;
}

/** Plans one stack and saves the plan in its folder, with a record of what was planned. */
export async function planStack(
  place: DeployPlace,
  stack: WrittenStack,
  { destroy = false, refresh = true, lock = true, lockTimeout = '0s', inspect }: PlanOptions = {},
  lend: LendProvider = ownProvider,
): Promise<PlanRecord> {
  const { folder } = await place.ready(stack);
  const planned = { digest: jsonDigest(folder), plannedAt: new Date().toISOString() };
  preparePlanFile(folder);
  try {
    const plan = await lend(stack, folder, (env) =>
      place
        .root(stack, env)
        .plan(
          PLAN_FILE,
          '-input=false',
          `-lock-timeout=${lockTimeout}`,
          ...(destroy ? ['-destroy'] : []),
          ...(refresh ? [] : ['-refresh=false']),
          ...(lock ? [] : ['-lock=false']),
        ),
    );
    const { version: terraform } = place.terraform;
    const record = {
      ...{ ...planned, terraform, destroy },
      plan: planDigest(folder),
      summary: summaryOf(plan),
    };
    saveRecord(folder, record);
    await inspect?.({ stack, folder, plan, record });
    return record;
  } catch (error) {
    removePlan(folder);
    throw error;
  }
}
