import type { Model, Resource } from '@ashlar/graph';
import { bucketArn, withBucketArns } from '../s3/bucket-arn.js';
import { valuesAt } from '../reading/setting.js';
import { fail, pass, type Verdict } from '../reading/verdict.js';

const OBJECTS = 'AWS::S3::Object';

/** Whether a trail records the objects of every bucket of the model, by their names or all at once. */
export function trailOfObjects(trail: Resource, model: Model): Verdict {
  const prefixes = [...ofEventSelectors(trail), ...ofAdvancedSelectors(trail)].map((text) =>
    withBucketArns(model, trail.stack, text),
  );
  if (prefixes.length === 0) return fail(`no selector of its events is of ${OBJECTS}`);
  const left = model
    .all('aws_s3_bucket')
    .filter((bucket) => !prefixes.some((prefix) => `${bucketArn(model, bucket)}/`.startsWith(prefix)));
  return left.length === 0
    ? pass(`it records objects of ${prefixes.join(', ')}`)
    : fail(`its selectors leave out ${left.map(({ id }) => id).join(', ')}`);
}

/** Beginnings of the ARNs of objects; `arn:aws:s3` alone stands for all. */
function ofEventSelectors(trail: Resource): string[] {
  return valuesAt(trail.attributes, 'event_selector.data_resource')
    .filter((selected) => valuesAt(selected, 'type').includes(OBJECTS))
    .flatMap((selected) => valuesAt(selected, 'values').map(String));
}

/** A selector that leaves out some objects, or names them in another way, is taken for none. */
function ofAdvancedSelectors(trail: Resource): string[] {
  return valuesAt(trail.attributes, 'advanced_event_selector').flatMap((selector) => {
    const fields = valuesAt(selector, 'field_selector');
    const of = (name: string) => fields.filter((field) => valuesAt(field, 'field')[0] === name);
    const isOfObjects = of('resources.type').some((field) => valuesAt(field, 'equals').includes(OBJECTS));
    if (!isOfObjects) return [];
    const arns = of('resources.ARN');
    return arns.length === 0
      ? ['arn:aws:s3:::']
      : arns.flatMap((field) => valuesAt(field, 'starts_with').map(String));
  });
}
