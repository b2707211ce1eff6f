import { isDeepStrictEqual } from 'node:util';
import type { PlanJson, StateModule } from '@ashlar/graph';
import type { StateFile, StateFileResource } from '../plan-set/state-file.js';

/** A resource that is no longer as the state has it. Names alone: states hold secrets. */
export interface DriftedResource {
  readonly address: string;
  readonly what: 'changed' | 'deleted';
  /** Of the first level, of a resource that was changed. */
  readonly attributes: readonly string[];
  /**
   * `provider`: this version of the provider reads it otherwise than the one that wrote the state: it knows attributes that are
   * not in the state, or has another schema. `hand`: somebody, or something else than Terraform, has changed it.
   */
  readonly cause: 'hand' | 'provider';
}

/** What is no longer as a state has it, in the order of addresses. The plan is one that has read AWS. */
export function driftOf(plan: PlanJson, state: StateFile = NO_STATE): DriftedResource[] {
  const written = instancesOf(state);
  const schemas = new Map(resourcesOf(plan.prior_state?.values?.root_module));
  return (plan.resource_drift ?? [])
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ address, change: { actions, before, after } }): DriftedResource[] => {
      if (actions.includes('delete')) return [{ address, what: 'deleted', attributes: [], cause: 'hand' }];
      const attributes = changed(before ?? {}, after ?? {});
      if (attributes.length === 0) return [];
      const was = written.get(address);
      const isOfProvider =
        was !== undefined &&
        (was.schema_version < (schemas.get(address) ?? 0) ||
          attributes.every((name) => !(name in (was.attributes ?? {}))));
      return [{ address, what: 'changed', attributes, cause: isOfProvider ? 'provider' : 'hand' }];
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

const NO_STATE: StateFile = { lineage: '', serial: 0 };

const changed = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isDeepStrictEqual(meant(before[name]), meant(after[name])))
    .sort();

/** The first reading after a creation fills what was left open: nothing, no text, no list, no map and no are one. */
function meant(value: unknown): unknown {
  if (value === undefined || value === '' || value === false) return null;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? null : value;
}

type Instance = StateFileResource['instances'][number];

function instancesOf({ resources = [] }: StateFile): ReadonlyMap<string, Instance> {
  return new Map(
    resources.flatMap((resource) =>
      resource.instances
        .filter(({ deposed }) => deposed === undefined)
        .map((instance) => [addressOf(resource, instance), instance] as const),
    ),
  );
}

function addressOf({ module, type, name }: StateFileResource, { index_key: key }: Instance): string {
  const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
  return [...(module === undefined ? [] : [module]), type, `${name}${index}`].join('.');
}

/** By address, the version of the schema that this provider has. */
const resourcesOf = (module: StateModule | undefined): (readonly [string, number])[] => [
  ...(module?.resources ?? []).map(
    (resource) =>
      [resource.address, (resource as { readonly schema_version?: number }).schema_version ?? 0] as const,
  ),
  ...(module?.child_modules ?? []).flatMap(resourcesOf),
];
