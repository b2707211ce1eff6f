import type { Rule } from '../../rule.js';
import { partsOf } from '../reading/parts.js';
import { describe, settingOf } from '../reading/setting.js';
import { each, fail, pass } from '../reading/verdict.js';

export const versionsExpire: Rule = {
  id: 'S3_VERSION_LIFECYCLE_POLICY_CHECK',
  holds: 'A bucket with versions says how long it keeps them.',
  why: 'Old versions would be stored, and paid, for ever.',
  fix: 'Give the bucket a lifecycle with an enabled rule (aws_s3_bucket_lifecycle_configuration).',
  judge: each(['aws_s3_bucket'], (bucket, model) => {
    const isVersioned = partsOf(model, bucket, 'aws_s3_bucket_versioning', 'bucket').some((versioning) =>
      settingOf(model, versioning, 'versioning_configuration.status').values.includes('Enabled'),
    );
    if (!isVersioned) return undefined;
    const statuses = partsOf(model, bucket, 'aws_s3_bucket_lifecycle_configuration', 'bucket').map(
      (lifecycle) => settingOf(model, lifecycle, 'rule.status'),
    );
    const [first] = statuses;
    if (first === undefined) return fail('no aws_s3_bucket_lifecycle_configuration names it');
    const enabled = statuses.find(({ values }) => values.includes('Enabled'));
    return enabled ? pass(describe(enabled)) : fail(describe(first));
  }),
};
