import type { StackJson, TerraformJson } from '@ashlar/graph';
import type { TerraformRoot } from '@ashlar/terraform';
import { applyThroughFaults } from './apply-through-faults.js';
import type { RehearsalPlace } from './rehearsal-place.js';

const PLAN = 'backend.tfplan';

/**
 * Makes the bucket and the lock table that stacks name, and nothing else of `apps/state`: seconds instead of a
 * minute, for a rehearsal whose subject is not the backend.
 */
export async function standInBackend(
  place: RehearsalPlace,
  stacks: readonly StackJson[],
): Promise<TerraformRoot> {
  const root = place.root({ name: 'stand-in-backend', json: standInJson(stacks) });
  await root.init();
  await root.plan(PLAN);
  await applyThroughFaults(root, PLAN);
  return root;
}

export function standInJson(stacks: readonly StackJson[]): TerraformJson {
  const stores = stacks.map(({ json }) => (json.terraform?.backend?.['s3'] ?? {}) as Store);
  const region = stores.find((store) => store.region !== undefined)?.region;
  const aws_s3_bucket = byPlace(stores, 'bucket', (bucket) => ({ bucket }));
  const aws_dynamodb_table = byPlace(stores, 'dynamodb_table', (name) => ({
    name,
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'LockID',
    attribute: [{ name: 'LockID', type: 'S' }],
  }));
  const required = stacks[0]?.json.terraform?.['required_providers'] as { aws?: unknown } | undefined;
  return {
    terraform: { required_providers: { aws: required?.aws ?? { source: 'hashicorp/aws' } } },
    provider: { aws: [{ region }] },
    // A type without blocks would be refused.
    resource: {
      ...(Object.keys(aws_s3_bucket).length > 0 ? { aws_s3_bucket } : {}),
      ...(Object.keys(aws_dynamodb_table).length > 0 ? { aws_dynamodb_table } : {}),
    },
  };
}

interface Store {
  readonly bucket?: string;
  readonly dynamodb_table?: string;
  readonly region?: string;
}

/** A block for each name that the stores have for something. */
function byPlace<T>(stores: readonly Store[], what: keyof Store, block: (name: string) => T) {
  const names = new Set(stores.flatMap((store) => store[what] ?? []));
  return Object.fromEntries([...names].sort().map((name, index) => [`${what}_${index}`, block(name)]));
}
