import type { Rule } from '../../rule.js';
import { partsOf } from '../reading/parts.js';
import { describe, settingOf } from '../reading/setting.js';
import { each, pass } from '../reading/verdict.js';

/** It can't fail since January 2023, when S3 began to encrypt every new object; that stays to be said of each. */
export const bucketEncrypted: Rule = {
  id: 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
  holds: 'A bucket encrypts what it stores.',
  why: 'Disks that leave a data centre must tell nothing.',
  fix: 'Nothing: S3 encrypts with a key of its own where no other is named.',
  judge: each(['aws_s3_bucket'], (bucket, model) => {
    const [encryption] = partsOf(
      model,
      bucket,
      'aws_s3_bucket_server_side_encryption_configuration',
      'bucket',
    );
    const path = 'rule.apply_server_side_encryption_by_default.sse_algorithm';
    return pass(
      encryption === undefined
        ? 'S3 encrypts every bucket with a key of its own (SSE-S3)'
        : describe(settingOf(model, encryption, path)),
    );
  }),
};
