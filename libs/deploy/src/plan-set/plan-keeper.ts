import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import {
  type IdentifiedPlan,
  type IdentitiesFile,
  makePlanSet,
  type PlanSet,
  planSetProblems,
} from '@ashlar/review';
import { PLAN_FILE } from '../plan/plan-record.js';
import type { FreshPlan } from '../plan/plan-stack.js';
import { DeployError, failureCodes } from '../failures/deploy-error.js';
import type { StackPlan } from '../plan/plan-stacks.js';
import type { Deployment } from '../run/deployment.js';
import { stackOf } from './verify-plan-set.js';
import { identifyPlan, identifyUnplanned, type PlanOrigin } from './identify-plan.js';
import { planKey, planSetKey, type PlanStore } from './plan-store.js';

/** Puts each plan into a store as soon as it is made, and knows them all in the end. */
export class PlanKeeper {
  private readonly kept: IdentifiedPlan[] = [];

  constructor(
    private readonly store: PlanStore,
    private readonly origin: PlanOrigin,
  ) {}

  /** For the `inspect` of `planStacks`. */
  readonly keep = async (fresh: FreshPlan): Promise<void> => {
    const plan = identifyPlan(fresh, this.origin);
    await this.store.put(planKey(plan.identity), readFileSync(join(fresh.folder, PLAN_FILE)));
    this.kept.push(plan);
  };

  /**
   * What was planned, in the order of stacks. What could not be for want of another stack is kept as that: a set may hold
   * that other stack.
   */
  identities(deployment: Deployment, plans: readonly StackPlan[]): IdentitiesFile {
    const failed: string[] = [];
    for (const { stack: name, summary, error } of plans) {
      const stack = stackOf(deployment, name);
      if (summary !== undefined || stack === undefined) continue;
      if (isForWantOfAnother(error)) this.kept.push(this.unplanned(deployment, stack, error));
      else failed.push(name);
    }
    return this.file(failed);
  }

  private unplanned({ place }: Deployment, stack: WrittenStack, { findings }: DeployError): IdentifiedPlan {
    const why = findings.flatMap(({ problems }) => problems.map(({ what }) => what)).join('; ');
    const { terraform } = place;
    return identifyUnplanned(stack, why, {
      ...{ terraformVersion: terraform.version, at: new Date(), origin: this.origin },
    });
  }

  private file(failed: readonly string[]): IdentitiesFile {
    const plans = [...this.kept].sort((a, b) => (a.identity.stack < b.identity.stack ? -1 : 1));
    return { schemaVersion: 1, plans, failed: [...failed].sort() };
  }
}

export const isForWantOfAnother = (error: Error | undefined): error is DeployError =>
  error instanceof DeployError && error.exitCode === failureCodes.notDeployed;

/** Makes one set of all plans, and puts it beside them. Refuses a set that would be half of a change. */
export async function createPlanSet(
  store: PlanStore,
  parts: readonly Pick<IdentitiesFile, 'plans' | 'failed'>[],
): Promise<PlanSet> {
  const plans = parts.flatMap((part) => part.plans);
  refuse('the plan set', planSetProblems({ plans, failed: parts.flatMap(({ failed }) => failed) }));
  const set = makePlanSet(plans);
  await store.put(planSetKey(set.hash), Buffer.from(planSetText(set)));
  return set;
}

export const planSetText = (set: PlanSet): string => `${JSON.stringify(set, null, 2)}\n`;
