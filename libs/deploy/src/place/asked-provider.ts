import type { StackJson } from '@ashlar/graph';

/** The version of the AWS provider that a stack asks for. */
export const askedProvider = ({ json }: Pick<StackJson, 'json'>) =>
  (json.terraform?.['required_providers'] as { aws?: { version?: string } } | undefined)?.aws?.version;

/** The account that a stack is for, as its provider says. */
export function askedAccount({ json }: Pick<StackJson, 'json'>): string | undefined {
  const { aws = [] } = (json['provider'] ?? {}) as { aws?: readonly AwsProvider[] };
  return aws.find(({ alias }) => alias === undefined)?.allowed_account_ids?.[0];
}

interface AwsProvider {
  readonly alias?: string;
  readonly allowed_account_ids?: readonly string[];
}
