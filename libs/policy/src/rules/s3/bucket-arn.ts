import type { Model, Resource } from '@ashlar/graph';

/** The ARN of a bucket; where Terraform makes up the name, with the id of the resource in its place. */
export function bucketArn(model: Model, bucket: Resource): string {
  const [name] = model.targets(bucket, 'bucket');
  const written = name !== undefined && name.resource === undefined ? name.text : `<${bucket.id}>`;
  return `arn:aws:s3:::${written}`;
}

/** A text of a policy in which references to buckets are written out. */
export function withBucketArns(model: Model, stack: string, text: string): string {
  return text.replace(/\$\{[^{}]*\}/g, (expression) => {
    const [target, ...others] = model.resolve(stack, expression);
    if (target === undefined || others.length > 0) return expression;
    if (target.resource === undefined) return target.text;
    if (target.resource.type !== 'aws_s3_bucket') return expression;
    const arn = bucketArn(model, target.resource);
    return target.attribute === 'arn' ? arn : arn.replace('arn:aws:s3:::', '');
  });
}
