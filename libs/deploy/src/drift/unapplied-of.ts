import { isDeepStrictEqual } from 'node:util';
import type { PlanJson, ResourceChangeJson } from '@ashlar/graph';
import { type Action, type PlannedResource, summaryOf } from '../plan/plan-summary.js';
import type { DriftedResource } from './drift-of.js';

/** What the code says, and nobody has applied. Names alone. */
export interface UnappliedChange {
  /** `output.url` is an output. */
  readonly address: string;
  readonly action: Action;
  /** Of the first level, without those that were changed outside of Terraform. */
  readonly attributes: readonly string[];
}

/**
 * What a plan would do that drift does not explain: setting back what somebody has changed is no code that waits. What would
 * change only because something else does, in a stack with drift, is taken for a consequence of that.
 */
export function unappliedOf(plan: PlanJson, drift: readonly DriftedResource[]): UnappliedChange[] {
  const drifted = new Map(drift.map((resource) => [resource.address, resource]));
  const changes = new Map((plan.resource_changes ?? []).map((change) => [change.address, change]));
  const { resources, outputs } = summaryOf(plan);
  return [
    ...resources.flatMap((resource) => {
      const attributes = ofCode(resource, changes.get(resource.address), drifted, drift.length > 0);
      const { address, action } = resource;
      return attributes === undefined ? [] : [{ address, action, attributes }];
    }),
    ...(drift.length > 0 ? [] : outputs).map((name) => ({
      ...{ address: `output.${name}`, action: 'update' as const, attributes: [] },
    })),
  ];
}

/** The attributes that the code changes; undefined, when drift explains it all. */
function ofCode(
  { address, action, attributes, forcing }: PlannedResource,
  change: ResourceChangeJson | undefined,
  drifted: ReadonlyMap<string, DriftedResource>,
  hasDrift: boolean,
): readonly string[] | undefined {
  const own = drifted.get(address);
  if (action === 'create') return own?.what === 'deleted' ? undefined : [];
  if (action !== 'update' && action !== 'replace') return attributes;
  const known = attributes.filter((name) => isKnownToChange(name, change));
  const rest = known.filter((name) => !own?.attributes.includes(name));
  if (rest.length > 0) return rest;
  const isConsequence = hasDrift && (action === 'update' || forcing.length > 0);
  return isConsequence ? undefined : attributes;
}

/** What is only known after the apply changes because of something else. */
function isKnownToChange(name: string, change: ResourceChangeJson | undefined): boolean {
  const { before, after } = change?.change ?? {};
  if (after === undefined || after === null || !(name in after)) return false;
  return !isDeepStrictEqual(before?.[name], after[name]);
}
