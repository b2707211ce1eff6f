import { type PlanAction, planActionOf } from './plan-action.js';
import type {
  AttributePath,
  ChangeJson,
  PlanJson,
  RelevantAttribute,
  ResourceChangeJson,
} from './plan-json.js';

/** What Terraform would do, in terms of this repository. Values are as they stand in the JSON: secrets are among them. */
export interface Plan {
  readonly terraformVersion: string;
  /** Whether applying it would do anything, be it to outputs or addresses only. */
  readonly applyable: boolean;
  /** Whether Terraform could plan all of it, without leaving something for a later run. */
  readonly complete: boolean;
  readonly errored: boolean;
  /** Whatever is in the plan, `no-op` and reading of data too, in its order. */
  readonly changes: readonly PlannedChange[];
  /** What was changed outside of Terraform since its last apply, with `before` as the state has it. */
  readonly drift: readonly PlannedChange[];
  /** In the order of names. */
  readonly outputs: readonly PlannedOutput[];
  readonly relevantAttributes: readonly RelevantAttribute[];
  /** As Terraform wrote it, for what reads further. */
  readonly json: PlanJson;
}

export interface PlannedChange extends PlannedValues {
  readonly address: string;
  /** `managed`, `data`, `ephemeral`, or what a later Terraform calls it. */
  readonly mode: string;
  readonly type: string;
  /** `registry.terraform.io/hashicorp/aws`. */
  readonly provider: string;
  /** Set for an object that a replacement left behind. */
  readonly deposed?: string;
  /** Where it stood before a `moved` block, when that is another address. */
  readonly movedFrom?: string;
  /** There when it is taken into the state. The id is empty where an identity is used instead. */
  readonly importing?: { readonly id: string };
  /** Why Terraform does it: `replace_because_cannot_update`. */
  readonly reason?: string;
  /** What forces a replacement. */
  readonly replacePaths: readonly AttributePath[];
}

export interface PlannedOutput extends PlannedValues {
  readonly name: string;
}

/** What is done to something, and its values before and after. */
export interface PlannedValues {
  readonly action: PlanAction;
  /** As Terraform writes it: `['delete', 'create']`. */
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  /** `true`, or a tree whose `true` leaves are known after the apply only. */
  readonly afterUnknown: unknown;
  /** `true`, or a tree whose `true` leaves are sensitive. */
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
}

/** Reads a plan: the text that `terraform show -json` wrote, or what was parsed of it. Check it with `planProblems` first. */
export function readPlan(written: string | PlanJson): Plan {
  const json = typeof written === 'string' ? (JSON.parse(written) as PlanJson) : written;
  const outputs = Object.entries(json.output_changes ?? {});
  const changes = (json.resource_changes ?? []).map(changeOf);
  const named = outputs.map(([name, change]) => ({ name, ...valuesOf({ change }) })).sort(byName);
  return {
    terraformVersion: json.terraform_version ?? 'unknown',
    applyable: json.applyable ?? [...changes, ...named].some(({ action }) => doesSomething(action)),
    complete: json.complete ?? true,
    errored: json.errored ?? false,
    changes,
    drift: (json.resource_drift ?? []).map(changeOf),
    outputs: named,
    relevantAttributes: json.relevant_attributes ?? [],
    json,
  };
}

function changeOf(written: ResourceChangeJson): PlannedChange {
  const { address, mode, type, deposed, previous_address: before, action_reason: reason, change } = written;
  const importing = change.importing;
  return {
    ...{ address, mode, type, provider: written.provider_name ?? '' },
    ...valuesOf(written),
    replacePaths: change.replace_paths ?? [],
    ...(deposed === undefined ? {} : { deposed }),
    ...(before === undefined || before === address ? {} : { movedFrom: before }),
    ...(importing === undefined ? {} : { importing: { id: importing.id ?? '' } }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const valuesOf = ({ change }: { readonly change: ChangeJson<unknown> }): PlannedValues => ({
  action: planActionOf(change.actions),
  actions: change.actions,
  before: change.before ?? null,
  after: change.after ?? null,
  afterUnknown: change.after_unknown ?? {},
  beforeSensitive: change.before_sensitive ?? false,
  afterSensitive: change.after_sensitive ?? false,
});

/** Reading is none, and neither is opening what is closed again. */
const doesSomething = (action: PlanAction) => !['no-op', 'read', 'open'].includes(action);

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
