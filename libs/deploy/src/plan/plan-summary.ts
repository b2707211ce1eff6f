import { isDeepStrictEqual } from 'node:util';
import type { PlanJson, ResourceChangeJson } from '@ashlar/graph';
import { effectiveChanges } from '@ashlar/terraform';

/** What a plan would do: names alone, never a value. Plans hold secrets. */
export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  /** In the order of addresses. */
  readonly resources: readonly PlannedResource[];
  /** Outputs that change, in the order of names. */
  readonly outputs: readonly string[];
  /** Whether applying it would do anything, be it to outputs or addresses only. */
  readonly hasChanges: boolean;
}

export interface PlannedResource {
  readonly address: string;
  readonly action: Action;
  /** Names of the attributes that change, of updates and replacements. */
  readonly attributes: readonly string[];
  /** Those of them that force a replacement. */
  readonly forcing: readonly string[];
  /** The address before a `moved` block. */
  readonly movedFrom?: string;
}

export type Action = 'create' | 'update' | 'replace' | 'destroy' | 'import' | 'move' | 'forget';

export function summaryOf(plan: PlanJson): PlanSummary {
  const { resource_changes: all = [], output_changes: outputs = {} } = plan;
  const effective = new Set(effectiveChanges(plan));
  const resources = all
    .filter((change) => change.mode === 'managed' && (effective.has(change) || isMovedOrImported(change)))
    .map(resourceOf)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const count = (action: Action) => resources.filter((resource) => resource.action === action).length;
  const changed = Object.keys(outputs).filter((name) => !isNothing(outputs[name]?.actions ?? []));
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    destroy: count('destroy'),
    resources,
    outputs: changed.sort(),
    hasChanges: plan.applyable ?? resources.length + changed.length > 0,
  };
}

const isNothing = (actions: readonly string[]) => actions.every((action) => action === 'no-op');

const isMovedOrImported = ({ change, previous_address: before, address }: ResourceChangeJson) =>
  change.importing !== undefined || (before !== undefined && before !== address);

function resourceOf(resource: ResourceChangeJson): PlannedResource {
  const { address, change, previous_address: before } = resource;
  const action = actionOf(resource);
  const compares = action === 'update' || action === 'replace' || action === 'import';
  return {
    address,
    action,
    attributes: compares ? changedAttributes(change) : [],
    forcing: action === 'replace' ? forcingOf(change) : [],
    ...(before === undefined || before === address ? {} : { movedFrom: before }),
  };
}

function actionOf(resource: ResourceChangeJson): Action {
  const { actions, importing } = resource.change;
  if (actions.includes('create') && actions.includes('delete')) return 'replace';
  if (actions.includes('create')) return 'create';
  if (actions.includes('delete')) return 'destroy';
  if (actions.includes('forget')) return 'forget';
  if (importing !== undefined) return 'import';
  return actions.includes('update') ? 'update' : 'move';
}

/** Of the first level: below it, keys of maps are a person's words. */
function changedAttributes({
  before,
  after,
  after_unknown: unknown,
}: ResourceChangeJson['change']): string[] {
  const [was, will] = [before ?? {}, after ?? {}];
  const open = typeof unknown === 'object' ? unknown : {};
  const names = new Set([...Object.keys(was), ...Object.keys(will), ...Object.keys(open)]);
  return [...names]
    .filter((name) => holdsUnknown(open[name]) || !isDeepStrictEqual(was[name], will[name]))
    .sort();
}

/** Terraform marks what it will only know afterwards with true, at any depth. */
function holdsUnknown(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsUnknown);
  return value === true;
}

const forcingOf = ({ replace_paths: paths = [] }: ResourceChangeJson['change']) =>
  [...new Set(paths.flatMap(([first]) => (typeof first === 'string' ? first : [])))].sort();
