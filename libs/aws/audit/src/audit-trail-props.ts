import type { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import type { DataEvents } from './data-event-selectors.js';

export interface AuditTrailProps {
  /** What the trail is for; part of its name: `audit`. Another replaces it. */
  readonly purpose: string;
  /** Where the files go, one for each region and about five minutes. */
  readonly bucket: DeliveryBucket;
  /** A folder of the bucket. @default - none: the files start at `AWSLogs/` */
  readonly prefix?: string;
  /** The key that encrypts the files. Its policy must admit CloudTrail: `EncryptionKey` with the user `cloudtrail`. */
  readonly kmsKeyArn: string;
  /**
   * The same events in CloudWatch Logs, where alarms and queries see them within minutes. HIPAA's conformance pack asks for it.
   * 0.50 USD per GB; a small account has less than one a month.
   */
  readonly logs: TrailLogs | 'off';
  /** @default - none: management events only */
  readonly dataEvents?: DataEvents;
  /**
   * Tells of rates of calls and of errors that are unusual for the account. 0.35 USD per 100,000 management events: the first looks
   * at those that write, the second at all. `[]` is none.
   * @default ['ApiCallRateInsight', 'ApiErrorRateInsight']
   */
  readonly insights?: readonly Insight[];
}

export type Insight = 'ApiCallRateInsight' | 'ApiErrorRateInsight';

/** A `Bucket` of the stack fits as it is. */
export interface DeliveryBucket {
  readonly bucketName: string;
  /**
   * The policy of the bucket, if it is made in the same stack: AWS checks at once whether it may write.
   * @default - the policy stands already
   */
  readonly policy?: S3BucketPolicy;
}

export interface TrailLogs {
  /** The key that encrypts the log group. Its policy must admit `log-groups`. */
  readonly kmsKeyArn: string;
  /** @default 365 */
  readonly retentionDays?: number;
  /** Makes Terraform refuse to destroy the log group. @default true */
  readonly keep?: boolean;
}
