/** What this repository writes of Terraform's JSON syntax: blocks by type and name. */
export interface TerraformJson {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, Attributes>>;
    readonly [key: string]: unknown;
  };
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Readonly<Record<string, Attributes>>;
  readonly [section: string]: unknown;
}

export type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

export type Attributes = Readonly<Record<string, unknown>>;

/** A stack's name and what was written of it. */
export interface StackJson {
  readonly name: string;
  readonly json: TerraformJson;
}

/** A stack as it was written, and what the manifest says of it. */
export interface WrittenStack extends StackJson {
  /** Relative to the output folder. */
  readonly file: string;
  readonly dependencies: readonly string[];
  /** What lies beside its JSON, by the path from there: the code of functions. @default - nothing */
  readonly assets?: Readonly<Record<string, Uint8Array>>;
}
