import type { Rule } from '../../rule.js';
import { partsOf } from '../reading/parts.js';
import { describe, settingOf } from '../reading/setting.js';
import { each, fail, pass } from '../reading/verdict.js';

/** With lists on, even without one here: whoever uploads, or may PutBucketAcl, can write one. */
export const accessListsOff: Rule = {
  id: 'S3_BUCKET_ACL_PROHIBITED',
  holds: 'Access lists of a bucket and its objects are off.',
  why: 'A list on one object among millions opens it, and no policy shows it.',
  fix: 'Set object_ownership to BucketOwnerEnforced, and say in policies who may do what.',
  judge: each(['aws_s3_bucket'], (bucket, model) => {
    const [ownership] = partsOf(model, bucket, 'aws_s3_bucket_ownership_controls', 'bucket').map((controls) =>
      settingOf(model, controls, 'rule.object_ownership'),
    );
    if (ownership?.values.includes('BucketOwnerEnforced')) return pass(describe(ownership));
    if (ownership !== undefined) return fail(describe(ownership));
    const [list] = partsOf(model, bucket, 'aws_s3_bucket_acl', 'bucket');
    return list === undefined
      ? pass('S3 makes buckets without lists (BucketOwnerEnforced), and nothing here turns them on')
      : fail(`${list.id} writes one`);
  }),
};
