/**
 * Where an app runs, and nothing else. An app extends it with exactly what may differ between its
 * environments (sizes, counts, ranges), so that no module has to ask for a name.
 */
export interface Environment {
  /** One lower-case word, at most 16 characters: `production`. Part of every name and state key. */
  readonly name: string;
  /** The AWS account: 12 digits. Terraform refuses to run against any other. */
  readonly account: string;
  /** For instance `us-east-1`. Everything is built here unless a stack says otherwise. */
  readonly region: string;
  /** Availability Zones in use, in any order: `us-east-1a`. Local Zones are not among them. */
  readonly zones: readonly string[];
  /**
   * The DNS domain below which hosts are named.
   * @default - none: services are reached by the names that AWS gives
   */
  readonly domain?: string;
}
