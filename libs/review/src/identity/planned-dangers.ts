import { type PlanJson, readPlan } from '@ashlar/graph';
import type { PlannedDanger } from './plan-set.js';

/** What a plan takes away or lets go, and actions that a later Terraform knows: in the order of addresses. */
export const plannedDangers = (json: PlanJson): PlannedDanger[] =>
  readPlan(json)
    .changes.filter(
      ({ mode, action }) => mode !== 'data' && ['delete', 'replace', 'forget', 'unknown'].includes(action),
    )
    .map(({ address, deposed, action }) => ({
      address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
      action,
    }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));

/** Dangers of a new plan that were not in the one that was reviewed. */
export const unreviewedDangers = (
  reviewed: readonly PlannedDanger[],
  found: readonly PlannedDanger[],
): PlannedDanger[] =>
  found.filter(
    ({ address, action }) =>
      !reviewed.some((danger) => danger.address === address && danger.action === action),
  );
