import type { StackJson, TerraformJson } from './terraform-json.js';

type Config = Readonly<Record<string, unknown>>;

/** How CDKTF names the remote state of another stack. */
const BY_NAME = 'cross-stack-reference-input-';

/** The stack whose state a `terraform_remote_state` reads: the one that writes there, or the one it is named after. */
export function producerOf(
  stacks: readonly StackJson[],
  { data }: TerraformJson,
  name: string,
): StackJson | undefined {
  const { backend, config } = data?.['terraform_remote_state']?.[name] ?? {};
  const state = placeOf(String(backend), config as Config | undefined);
  const writers = stacks.filter(({ json }) =>
    Object.entries(json.terraform?.backend ?? {}).some(
      ([kind, written]) => state !== undefined && placeOf(kind, written) === state,
    ),
  );
  if (writers.length === 1) return writers[0];
  return stacks.find((stack) => name === `${BY_NAME}${stack.name}`);
}

function placeOf(kind: string, { bucket, key, path }: Config = {}): string | undefined {
  const place = [bucket, key, path].filter((part) => part !== undefined);
  return place.length === 0 ? undefined : [kind, ...place].join(' ');
}
