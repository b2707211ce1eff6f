import type { Rule } from '../../rule.js';
import { includes, is, isSet } from '../reading/demand.js';
import { bucketPartRule } from './bucket-part-rule.js';

/** Rules that one resource beside the bucket decides. */
export const bucketPartRules: readonly Rule[] = [
  bucketPartRule({
    id: 'S3_BUCKET_VERSIONING_ENABLED',
    holds: 'A bucket keeps the versions of its objects.',
    why: 'Without versions, what is overwritten or deleted is gone.',
    fix: "Set the bucket's versioning to Enabled.",
    part: 'aws_s3_bucket_versioning',
    attribute: 'versioning_configuration.status',
    must: is('Enabled'),
  }),
  bucketPartRule({
    id: 'S3_BUCKET_LOGGING_ENABLED',
    holds: 'A bucket logs who reads and writes it.',
    why: 'After a leak, nobody could tell which objects were read, and by whom.',
    fix: 'Give it a bucket for its logs (aws_s3_bucket_logging).',
    part: 'aws_s3_bucket_logging',
    attribute: 'target_bucket',
    must: isSet,
  }),
  bucketPartRule({
    id: 'S3_BUCKET_DEFAULT_LOCK_ENABLED',
    holds: 'New objects of a bucket are locked for a while.',
    why: 'Without a lock, whoever may delete versions can destroy records and their history.',
    fix: 'Give the bucket a lock with a retention by default; it can be added to a bucket with versions.',
    part: 'aws_s3_bucket_object_lock_configuration',
    attribute: 'rule.default_retention.mode',
    must: is('GOVERNANCE', 'COMPLIANCE'),
  }),
  bucketPartRule({
    id: 'S3_BUCKET_REPLICATION_ENABLED',
    holds: 'A bucket is copied to another.',
    why: 'What is in one bucket alone is lost with its region or its account.',
    fix: 'Replicate it to a bucket of another region (aws_s3_bucket_replication_configuration).',
    part: 'aws_s3_bucket_replication_configuration',
    attribute: 'rule.status',
    must: includes('Enabled'),
  }),
  bucketPartRule({
    id: 'S3_DEFAULT_ENCRYPTION_KMS',
    holds: 'A bucket encrypts with a key of KMS.',
    why: "Only a key of our own shows who decrypted what, and can be taken away. S3's own key can't.",
    fix: 'Set sse_algorithm to aws:kms, with a key of your own.',
    part: 'aws_s3_bucket_server_side_encryption_configuration',
    attribute: 'rule.apply_server_side_encryption_by_default.sse_algorithm',
    must: is('aws:kms', 'aws:kms:dsse'),
  }),
];
