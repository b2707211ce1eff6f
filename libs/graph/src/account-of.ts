import type { StackJson } from './terraform-json.js';

/** The account that a stack is for, as `allowed_account_ids` of its AWS provider says it. Those of other regions have an alias. */
export function accountOf({ json }: Pick<StackJson, 'json'>): string | undefined {
  const { aws = [] } = (json['provider'] ?? {}) as { aws?: AwsProvider | readonly AwsProvider[] };
  return [aws].flat().find(({ alias }) => alias === undefined)?.allowed_account_ids?.[0];
}

interface AwsProvider {
  readonly alias?: string;
  readonly allowed_account_ids?: readonly string[];
}
