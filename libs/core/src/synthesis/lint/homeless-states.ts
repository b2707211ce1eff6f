import type { WrittenStack } from '@ashlar/graph';
import type { Finding } from '../../input/input-error.js';

/** The bucket of a stack's state, and the buckets that the stack makes. */
export interface Home {
  readonly name: string;
  readonly bucket: unknown;
  readonly made: readonly unknown[];
}

export const homeOf = ({ name, json }: WrittenStack): Home => ({
  name,
  bucket: json.terraform?.backend?.['s3']?.['bucket'],
  made: Object.values(json.resource?.['aws_s3_bucket'] ?? {}).map(({ bucket }) => bucket),
});

/**
 * Stacks whose state has no bucket, found when the stacks that make the buckets are synthesized too. Otherwise a
 * person would learn of it at the first `terraform init`.
 */
export function homelessStates(homes: readonly Home[]): Finding[] {
  const made = new Set(homes.flatMap((home) => home.made));
  if (!homes.some(({ bucket }) => made.has(bucket))) return [];
  return homes
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
