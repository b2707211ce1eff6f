import type { PrincipalStatement } from '@ashlar/iam';
import type { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';

export interface BucketProps {
  /** What the bucket holds; part of its name: `records`. */
  readonly purpose: string;
  /**
   * The name, where others have to know it beforehand.
   * @default - `<app>-<environment>-<purpose>-<account>`; names of buckets are unique in the world, and nobody
   *   else has our account's number
   */
  readonly name?: string;
  readonly encryption: BucketEncryption;
  /**
   * Server access logs, which HIPAA's conformance pack asks for. There is no default, because one log bucket
   * serves many and none can be guessed. `'off'` is for the log bucket itself, and for what CloudTrail data events record.
   * Free but for the storage of the logs.
   */
  readonly accessLogs: AccessLogs | 'off';
  /**
   * Keeps what is overwritten or deleted as an old version. `false` suspends that: versions that exist stay.
   * @default true
   */
  readonly versioning?: boolean;
  /**
   * Days for which an old version can be restored; each is billed like an object. What expires becomes an old
   * version too, and stays as long.
   * @default 365
   */
  readonly keepOldVersionsDays?: number;
  /**
   * Days after which an object expires.
   * @default - never
   */
  readonly expireAfterDays?: number;
  /**
   * Moves objects to a cheaper class. Those below 128 KB stay where they are.
   * @default - they stay in S3 Standard
   */
  readonly archive?: Archive;
  /**
   * What others need in the bucket's one policy: the delivery of logs, a CDN. `allow()` takes those that are
   * known only after the bucket.
   * @default - none
   */
  readonly statements?: readonly PrincipalStatement[];
  /**
   * Keeps every new object from being deleted or overwritten for some days. Cannot be turned off again.
   * @default - none
   */
  readonly objectLock?: ObjectLock;
  /**
   * The plan of AWS Backup that backs the bucket up, by its purpose: `daily`. It finds the bucket by a tag, and needs its
   * versioning. A backup is 0.05 USD per GB and month.
   * @default - none
   */
  readonly backup?: string;
  /**
   * Makes Terraform refuse to destroy the bucket. With `false` it is destroyed together with all that it holds.
   * @default true
   */
  readonly keep?: boolean;
}

/** Our own key, or Amazon's (SSE-S3) with the reason: load balancers and S3 deliver their logs to no other. */
export type BucketEncryption = { readonly kmsKeyArn: string } | { readonly s3Managed: string };

/** Another `Bucket` of the stack fits as it is. */
export interface AccessLogs {
  /** A bucket in the same region and account, whose policy has `accessLogStatement`. */
  readonly bucketName: string;
  /**
   * The policy of that bucket, if it is made in the same stack: S3 takes the setting only after it.
   * @default - the policy stands already
   */
  readonly policy?: S3BucketPolicy;
  /** @default - the name of the bucket and a slash */
  readonly prefix?: string;
}

export interface Archive {
  /** `GLACIER_IR` answers in milliseconds and bills at least 90 days; `DEEP_ARCHIVE` in 12 hours and 180 days. */
  readonly storageClass: 'GLACIER_IR' | 'DEEP_ARCHIVE';
  readonly afterDays: number;
}

export type ObjectLock =
  | {
      /** Who has `s3:BypassGovernanceRetention` may still delete. */
      readonly mode: 'GOVERNANCE';
      readonly days: number;
      readonly acknowledge: (typeof acknowledgements)['GOVERNANCE'];
    }
  | {
      /** Nobody may delete before the time is over, root included; only closing the account does. */
      readonly mode: 'COMPLIANCE';
      readonly days: number;
      readonly acknowledge: (typeof acknowledgements)['COMPLIANCE'];
    };

export const acknowledgements = {
  GOVERNANCE: 'I understand that Object Lock cannot be turned off again',
  COMPLIANCE: 'I understand that nobody, not even AWS, can delete locked objects earlier',
} as const;
