import type { StackJson } from '@ashlar/graph';

interface AwsProvider {
  readonly alias?: string;
  readonly region?: string;
  readonly allowed_account_ids?: readonly string[];
}

/** The account and the region that stacks are for, as their providers say. */
export function targetOf(stacks: readonly StackJson[]): { account: string; region: string } {
  const providers = stacks.flatMap(({ json }) => {
    const { aws = [] } = (json['provider'] ?? {}) as { aws?: AwsProvider | readonly AwsProvider[] };
    return [aws].flat() as AwsProvider[];
  });
  const { region, allowed_account_ids: [account] = [] } =
    providers.find(
      (provider) => provider.alias === undefined && provider.allowed_account_ids !== undefined,
    ) ?? {};
  if (account === undefined || region === undefined) {
    throw new Error(
      `no provider of ${stacks.map(({ name }) => name).join(', ')} names its account and region`,
    );
  }
  return { account, region };
}
