/** A plan as `terraform show -json` writes it, as far as it is used. */
export interface Plan {
  /** Whether applying it would do anything: what `-detailed-exitcode` says with 2. */
  readonly applyable?: boolean;
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  /** Where it stood before a `moved` block. */
  readonly previous_address?: string;
  readonly change: {
    readonly actions: readonly string[];
    /** Of what forces a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: object;
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>> | boolean;
  };
}

/** The changes that do something. Reading data is none. */
export const effectiveChanges = ({ resource_changes: changes = [] }: Plan) =>
  changes.filter(({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'));
