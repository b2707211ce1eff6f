import type { TerraformJson } from '@ashlar/graph';
import type { Problem } from '../../input/input-error.js';

/** 15: without a backend the state lies at a path of the machine that synthesized. */
export function missingBackend({ terraform }: TerraformJson): Problem[] {
  const kinds = Object.keys(terraform?.backend ?? {});
  if (kinds.length > 0 && !kinds.includes('local')) return [];
  return [
    {
      what: 'its state would lie in a local file, on the machine that synthesized it',
      fix: 'extend ProjectStack, which brings the S3 backend',
    },
  ];
}
