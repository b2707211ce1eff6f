import type { TerraformJson } from '@ashlar/graph';

/** The account whose credentials a plan needs, as `allowed_account_ids` of the AWS provider says it. */
export function accountOf({ provider }: TerraformJson): string {
  const [settings] = [(provider as { aws?: unknown } | undefined)?.aws].flat() as [Settings | undefined];
  return settings?.allowed_account_ids?.[0] ?? 'unknown';
}

interface Settings {
  readonly allowed_account_ids?: readonly string[];
}
