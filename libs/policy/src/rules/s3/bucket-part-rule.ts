import type { Rule } from '../../rule.js';
import { judgeAttribute } from '../reading/attribute-rule.js';
import type { Demand } from '../reading/demand.js';
import { partsOf } from '../reading/parts.js';
import { each, fail } from '../reading/verdict.js';

/** A row of a table: what one resource beside a bucket, such as its versioning, decides. */
export interface BucketPartRow extends Omit<Rule, 'judge'> {
  /** Type of the resource that names the bucket in `bucket`. */
  readonly part: string;
  readonly attribute: string;
  readonly must: Demand;
}

/** Blocks within aws_s3_bucket, deprecated since version 4 of the provider, are not read. */
export const bucketPartRule = ({ part: type, attribute, must, ...rule }: BucketPartRow): Rule => ({
  ...rule,
  judge: each(['aws_s3_bucket'], (bucket, model) => {
    const verdicts = partsOf(model, bucket, type, 'bucket').map((part) =>
      judgeAttribute(model, part, { id: rule.id, attribute, must }),
    );
    return verdicts.find(({ verdict }) => verdict !== 'fail') ?? verdicts[0] ?? fail(`no ${type} names it`);
  }),
});
