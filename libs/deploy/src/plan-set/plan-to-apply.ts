import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanJson, WrittenStack } from '@ashlar/graph';
import { type PlannedDanger, plannedDangers, type PlanOfSet, unreviewedDangers } from '@ashlar/review';
import { PLAN_FILE, type PlanRecord, removePlan } from '../plan/plan-record.js';
import { planStack } from '../plan/plan-stack.js';
import type { Deployment } from '../run/deployment.js';
import type { PlanStore } from './plan-store.js';
import { otherCode } from './planned-code.js';
import { differencesFrom, putBack, readyFor } from './reviewed-plan.js';
import { equalInEffect, needsApproval, otherEffect, stalePlan } from './stale-plan.js';
import { isMoved, problemsOf, savedPlan } from './verify-plan-set.js';

export interface ReplanOptions {
  /** What to do when a state was changed since, and a new plan does exactly the same. @default 'refuse' */
  readonly onEquivalentReplan?: 'apply' | 'refuse' | undefined;
  /** How long to wait for somebody's lock, as Terraform writes it: `60s`, `10m`. @default '0s' */
  readonly lockTimeout?: string | undefined;
}

/** One plan of a set, on its way to being applied. */
export class PlanToApply {
  private anew: PlanRecord | undefined;

  constructor(
    private readonly deployment: Deployment,
    private readonly store: PlanStore,
    readonly stack: WrittenStack,
    readonly plan: PlanOfSet,
    private readonly options: ReplanOptions,
  ) {}

  /**
   * Refuses a plan that is no longer the one to apply. When only states have moved, plans anew: what does the same may be
   * applied in its place, and where nothing is left to do, all is well: a set is applied again after one of its stacks failed.
   */
  async verify(): Promise<void> {
    const { deployment, store, stack, plan } = this;
    const problems = await problemsOf(deployment, store, stack, plan);
    if (!problems.every(isMoved(plan.identity))) throw stalePlan(stack.name, problems);
    if (problems.length === 0) return;
    const saved = await savedPlan(store, plan);
    await readyFor(deployment.place, stack, saved);
    const fresh = await this.planAnew();
    if (this.anew?.summary.hasChanges === false) return;
    const differences = await differencesFrom(deployment.place, stack, saved, fresh);
    if (differences.length === 0 && this.options.onEquivalentReplan === 'apply') return;
    this.forget();
    throw differences.length === 0
      ? equalInEffect(stack.name, problems)
      : otherEffect(stack.name, problems, differences);
  }

  /** Plans what could not be planned before its producers were applied. */
  async planDeferred(because: string): Promise<PlanRecord> {
    const { deployment, store, stack, plan } = this;
    // With the providers of the plan that was reviewed, where there is one.
    if (plan.unplanned === undefined) await readyFor(deployment.place, stack, await savedPlan(store, plan));
    const fresh = await this.planAnew();
    const unseen: PlannedDanger[] = unreviewedDangers(plan.dangers, plannedDangers(fresh));
    if (unseen.length === 0) return this.anew as PlanRecord;
    this.forget();
    throw needsApproval(stack.name, because, unseen);
  }

  /** Puts the plan where Terraform applies it: the reviewed one, or the new one that does the same. */
  async ready(): Promise<PlanRecord> {
    const { deployment, store, stack, plan } = this;
    // Others may have been applied since the first look.
    if (this.anew === undefined) await this.verify();
    if (this.anew !== undefined) return this.anew;
    const saved = await savedPlan(store, plan);
    await readyFor(deployment.place, stack, saved);
    return putBack(deployment.place.folder(stack), saved, plan);
  }

  /** Removes a plan that was made anew: it holds values. */
  forget(): void {
    if (this.anew !== undefined) removePlan(this.deployment.place.folder(this.stack));
    this.anew = undefined;
  }

  private async planAnew(): Promise<PlanJson> {
    const { place } = this.deployment;
    const { lockTimeout } = this.options;
    let json: PlanJson = {};
    this.anew = await planStack(place, this.stack, {
      lockTimeout,
      inspect: ({ plan }) => void (json = plan),
    });
    const saved = readFileSync(join(place.folder(this.stack), PLAN_FILE));
    const problems = otherCode(saved, this.plan.identity);
    if (problems.length === 0) return json;
    this.forget();
    throw stalePlan(this.stack.name, problems);
  }
}
