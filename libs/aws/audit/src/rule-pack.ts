/** Managed rules of AWS Config that belong together. */
export interface RulePack {
  /** Part of the name in AWS: `hipaa-security`. */
  readonly name: string;
  readonly asOf: string;
  readonly source: string;
  readonly rules: readonly PackRule[];
}

export interface PackRule {
  /** As AWS calls it: `ACCESS_KEYS_ROTATED`. */
  readonly identifier: string;
  readonly name: string;
  /** What it is asked of when it changes. Without, it looks at the account from time to time. */
  readonly resourceTypes?: readonly string[];
  /** An empty value has to be given by whoever deploys the pack. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** As a table has it: a rule whose name is its identifier in lower case has none of its own. */
export type RuleRow = Omit<PackRule, 'name'> & { readonly name?: string };
