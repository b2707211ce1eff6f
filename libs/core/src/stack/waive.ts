import type { TerraformElement } from '../engine/index.js';

/** A failure of a policy rule that somebody has decided to live with, until a day. */
export interface MetadataWaiver {
  /** `S3_BUCKET_REPLICATION_ENABLED`. */
  readonly rule: string;
  /** Why it may stay as it is, in 20 characters or more. An auditor reads this. */
  readonly reason: string;
  /** Who decided, and is asked again when it ends. */
  readonly owner: string;
  /** Its last day, `2027-03-31`; at most a year ahead. */
  readonly until: string;
}

/**
 * Notes beside a resource that it may break rules. `ashlar audit` and the review of plans honour it, and say so; Terraform reads
 * nothing of it. A second call for the same resource replaces the first. What is written is checked there: a rule that is unknown, or a day that has passed, fails.
 */
export function waive(resource: TerraformElement, ...waivers: readonly MetadataWaiver[]): void {
  resource.addOverride('//.waivers', waivers);
}
