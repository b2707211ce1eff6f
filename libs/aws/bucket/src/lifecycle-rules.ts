import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import type { Archive, BucketProps } from './bucket-props.js';

/**
 * Days that an object is billed for at least in its class.
 * asOf: 2026-11
 * source: Amazon S3 user guide, "Understanding and managing Amazon S3 storage classes"
 * refresh: look at the column "Min storage duration"
 */
export const minimumDays: Readonly<Record<Archive['storageClass'], number>> = {
  GLACIER_IR: 90,
  DEEP_ARCHIVE: 180,
};

type LifecycleProps = Pick<BucketProps, 'archive' | 'expireAfterDays' | 'keepOldVersionsDays'>;

/** Rules have names, so that one that comes or goes leaves the others as they are. */
export function lifecycleRules({
  archive,
  expireAfterDays,
  keepOldVersionsDays = 365,
}: LifecycleProps): S3BucketLifecycleConfigurationRule[] {
  const everything = { status: 'Enabled', filter: [{ prefix: '' }] };
  const rules: S3BucketLifecycleConfigurationRule[] = [
    {
      id: 'old-versions',
      ...everything,
      noncurrentVersionExpiration: [{ noncurrentDays: keepOldVersionsDays }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    },
  ];
  if (archive) {
    const { afterDays: days, storageClass } = archive;
    rules.push({ id: 'archive', ...everything, transition: [{ days, storageClass }] });
  }
  if (expireAfterDays !== undefined) {
    rules.push({ id: 'expire', ...everything, expiration: [{ days: expireAfterDays }] });
  }
  return rules;
}
