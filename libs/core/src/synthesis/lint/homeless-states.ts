import type { WrittenStack } from '@ashlar/graph';
import type { Finding } from '../../input/input-error.js';

/**
 * Stacks whose state has no bucket, found when the stacks that make the buckets are synthesized too. Otherwise a
 * person would learn of it at the first `terraform init`.
 */
export function homelessStates(stacks: readonly WrittenStack[]): Finding[] {
  const made = new Set(stacks.flatMap(({ json }) => bucketsOf(json).map(({ bucket }) => bucket)));
  const wanted = stacks.map(({ name, json }) => ({
    name,
    bucket: json.terraform?.backend?.['s3']?.['bucket'],
  }));
  if (!wanted.some(({ bucket }) => made.has(bucket))) return [];
  return wanted
    .filter(({ bucket }) => bucket !== undefined && !made.has(bucket))
    .map(({ name, bucket }) => ({
      where: name,
      problems: [
        {
          what: `its state would lie in ${String(bucket)}, a bucket that no stack makes`,
          fix: 'add its account and region to the environments of apps/state',
        },
      ],
    }));
}

const bucketsOf = ({ resource }: WrittenStack['json']) => Object.values(resource?.['aws_s3_bucket'] ?? {});
