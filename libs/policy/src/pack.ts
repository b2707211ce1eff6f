import type { Rule } from './rule.js';

/** Rules that are asked for together. */
export interface Pack {
  readonly name: string;
  readonly title: string;
  /** Where the list of its rules comes from. */
  readonly source: string;
  readonly asOf: string;
  readonly rules: readonly Rule[];
}
