import { isDeepStrictEqual } from 'node:util';
import type { PlanJson, ResourceChangeJson } from '@ashlar/graph';

/** A plan that was made with `-refresh-only`. */
export interface RefreshPlan extends PlanJson {
  readonly resource_drift?: readonly ResourceChangeJson[];
}

/** A resource that is no longer as the state has it. Names alone: states hold secrets. */
export interface DriftedResource {
  readonly address: string;
  readonly what: 'changed' | 'deleted';
  /** Of the first level, of a resource that was changed. */
  readonly attributes: readonly string[];
}

/** What was changed or deleted outside of Terraform, in the order of addresses. */
export const driftOf = ({ resource_drift: drift = [] }: RefreshPlan): DriftedResource[] =>
  drift
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ address, change: { actions, before, after } }): DriftedResource[] => {
      if (actions.includes('delete')) return [{ address, what: 'deleted', attributes: [] }];
      const attributes = changed(before ?? {}, after ?? {});
      return attributes.length === 0 ? [] : [{ address, what: 'changed', attributes }];
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));

const changed = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isDeepStrictEqual(meant(before[name]), meant(after[name])))
    .sort();

/** The first reading after a creation fills what was left open: nothing, no text, no list, no map and no are one. */
function meant(value: unknown): unknown {
  if (value === undefined || value === '' || value === false) return null;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? null : value;
}
