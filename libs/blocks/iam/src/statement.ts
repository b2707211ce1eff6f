/** What somebody may do. Modules offer statements as values; a role is made of those that it is given. */
export interface Statement {
  /** Says what the permission is for: letters and digits, unique in its policy. */
  readonly sid: string;
  readonly actions: readonly string[];
  /** ARNs. A lone `*` needs `anyResourceBecause`. */
  readonly resources: readonly string[];
  /** Operator → key → values, as in IAM: `{ StringEquals: { 'aws:SourceAccount': '111122223333' } }`. */
  readonly conditions?: Conditions;
  /** Why no resource can be named, for instance because the API has no other form. */
  readonly anyResourceBecause?: string;
}

export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Who a statement is for, in a resource's or a role's own policy. */
export type Principal =
  { readonly service: string } | { readonly aws: string } | { readonly federated: string } | '*';

export interface PrincipalStatement extends Statement {
  readonly principal: Principal;
  /** @default 'Allow' */
  readonly effect?: 'Allow' | 'Deny';
}

/** What a role may not do, whatever else it may. */
export interface Denial extends Pick<Statement, 'sid' | 'actions' | 'conditions'> {
  readonly effect: 'Deny';
  /** ARNs, or `*`: for a Deny, the wider the safer. */
  readonly resources: readonly string[];
}

/** The same of everything but some resources. */
export interface DenialExcept extends Omit<Denial, 'resources'> {
  readonly exceptResources: readonly string[];
}
