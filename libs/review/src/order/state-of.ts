import type { StackJson } from '@ashlar/graph';

/** Where a stack keeps its state, as a text: `s3://states/shop/production/data.tfstate`. */
export function stateOf({ name, json }: StackJson): string {
  const [[kind = 'local', settings = {}] = []] = Object.entries(json.terraform?.backend ?? {});
  const { bucket, key, path } = settings;
  if (kind === 's3') return `s3://${String(bucket)}/${String(key)}`;
  if (kind === 'local') return `local ${String(path ?? `${name}/terraform.tfstate`)}`;
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${kind} ${JSON.stringify(sorted)}`;
}
