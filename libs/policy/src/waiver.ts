/** A failure that somebody has decided to live with, until a day. */
export interface Waiver {
  /** `S3_BUCKET_REPLICATION_ENABLED`. */
  readonly rule: string;
  /**
   * Ids of resources, with `*` for any text: `*-edge/aws_s3_bucket.access-logs_*`. Only what fails on these is waived.
   * @default - every resource on which the rule fails
   */
  readonly resources?: readonly string[];
  /** Why it may stay as it is, in 20 characters or more. An auditor reads this. */
  readonly reason: string;
  /** Who decided, and is asked again when it ends. */
  readonly owner: string;
  /** Its last day, `2027-03-31`; at most a year ahead. */
  readonly expires: string;
}
