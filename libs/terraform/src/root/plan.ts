/** A plan as `terraform show -json` writes it, as far as it is used. */
export interface Plan {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>> | boolean;
  };
}

/** The changes that do something. Reading data is none. */
export const effectiveChanges = ({ resource_changes: changes = [] }: Plan) =>
  changes.filter(({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'));
