import type { Attributes, StackJson, TerraformJson } from '@ashlar/graph';
import fc from 'fast-check';

type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** A stack whose state lies where `ProjectStack` puts it: `stack('shop-staging-data', …)`. */
export function stackOf(name: string, resource: Resources, more: TerraformJson = {}): StackJson {
  const key = `${name.replace('-', '/').replace('-', '/')}.tfstate`;
  return { name, json: { resource, terraform: { backend: { s3: { bucket: 'states', key } } }, ...more } };
}

/** A queue and its policy, a database: a stack in which nothing is like anything else. */
export const data = (): Resources => ({
  aws_sqs_queue: { jobs_queue_1A: { fifo_queue: true, delay_seconds: 5, message_retention_seconds: 60 } },
  aws_sqs_queue_policy: {
    jobs_policy_1B: { queue_url: '${aws_sqs_queue.jobs_queue_1A.id}', policy: '{"Statement":[]}' },
  },
  aws_rds_cluster: {
    db_cluster_1C: { engine: 'aurora-postgresql', storage_encrypted: true, backup_retention_period: 35 },
  },
});

const word = fc.stringMatching(/^[a-z]{1,4}$/);

const attributes = fc.dictionary(
  word,
  fc.oneof(
    word,
    fc.boolean(),
    fc.integer(),
    fc.array(word, { maxLength: 3 }),
    fc.dictionary(word, word, { maxKeys: 2 }),
  ),
  { maxKeys: 4 },
);

const resources = fc.dictionary(
  fc.constantFrom('aws_vpc', 'aws_subnet', 'aws_sqs_queue'),
  fc.dictionary(word, attributes, { minKeys: 1, maxKeys: 3 }),
  { minKeys: 1, maxKeys: 3 },
);

/** Some stacks of one account, of which several may be alike. */
export const anyStacks = fc
  .uniqueArray(fc.tuple(word, resources), { selector: ([name]) => name, maxLength: 5 })
  .map((stacks) => stacks.map(([name, resource]) => stackOf(`shop-staging-${name}`, resource)));

/** The same content with every object written in another order. */
export function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, child]) => [key, reversed(child as unknown)])) as T;
}
