import type { Attributes } from '../terraform-json.js';

/** A plan as `terraform show -json` writes it: format 1.x, as far as it is used. Keys that are not known are left alone. */
export interface PlanJson {
  readonly format_version?: string;
  readonly terraform_version?: string;
  /** Whether applying it would do anything: what `-detailed-exitcode` says with 2. */
  readonly applyable?: boolean;
  readonly complete?: boolean;
  readonly errored?: boolean;
  readonly timestamp?: string;
  readonly variables?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly planned_values?: StateValues;
  readonly prior_state?: { readonly values?: StateValues };
  readonly resource_changes?: readonly ResourceChangeJson[];
  /** What the refresh found changed since the last apply. Absent when nothing was. */
  readonly resource_drift?: readonly ResourceChangeJson[];
  readonly output_changes?: Readonly<Record<string, ChangeJson<unknown>>>;
  readonly relevant_attributes?: readonly RelevantAttribute[];
  readonly configuration?: ConfigurationJson;
}

export interface ResourceChangeJson {
  readonly address: string;
  readonly module_address?: string;
  readonly mode: string;
  readonly type: string;
  readonly name?: string;
  readonly index?: string | number;
  readonly provider_name?: string;
  /** Of an object that a replacement left behind. */
  readonly deposed?: string;
  /** Where it stood before a `moved` block. */
  readonly previous_address?: string;
  /** `replace_because_cannot_update`, `delete_because_no_resource_config`, … */
  readonly action_reason?: string;
  readonly change: ChangeJson;
}

export interface ChangeJson<Values = Attributes> {
  readonly actions: readonly string[];
  readonly before?: Values | null;
  readonly after?: Values | null;
  /** `true`, or a tree whose `true` leaves are known after the apply only. */
  readonly after_unknown?: Attributes | boolean;
  /** `true`, or a tree whose `true` leaves are sensitive. Of sets, the whole. */
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  /** Of what forces a replacement. */
  readonly replace_paths?: readonly AttributePath[];
  readonly importing?: { readonly id?: string; readonly identity?: unknown };
}

/** `['tags', 'Name']`, `['ingress', 0, 'from_port']`. */
export type AttributePath = readonly (string | number)[];

export interface RelevantAttribute {
  readonly resource: string;
  readonly attribute: AttributePath;
}

export interface StateValues {
  readonly outputs?: Readonly<
    Record<string, { readonly sensitive?: boolean; readonly value?: unknown; readonly type?: unknown }>
  >;
  readonly root_module?: StateModule;
}

export interface StateModule {
  readonly address?: string;
  readonly resources?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly type: string;
    readonly values?: Attributes;
    readonly sensitive_values?: unknown;
  }[];
  readonly child_modules?: readonly StateModule[];
}

export interface ConfigurationJson {
  readonly provider_config?: Readonly<Record<string, unknown>>;
  readonly root_module?: ConfigurationModule;
}

export interface ConfigurationModule {
  readonly outputs?: Readonly<
    Record<string, { readonly expression?: unknown; readonly sensitive?: boolean }>
  >;
  readonly resources?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly type: string;
    readonly expressions?: Attributes;
    readonly provisioners?: readonly unknown[];
    readonly depends_on?: readonly string[];
  }[];
  readonly module_calls?: Readonly<
    Record<string, { readonly source?: string; readonly module?: ConfigurationModule }>
  >;
  readonly variables?: Readonly<Record<string, { readonly sensitive?: boolean; readonly default?: unknown }>>;
}
