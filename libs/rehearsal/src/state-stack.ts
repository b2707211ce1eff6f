import { type Environment, refuse, stateStore } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';

/** The stack whose own state lies in the bucket that it makes, for this account and region. */
export function stateStack(
  stacks: readonly WrittenStack[],
  environment: Pick<Environment, 'name' | 'account' | 'region'>,
) {
  const { bucket } = stateStore(environment);
  const found = stacks.find(({ json }) =>
    Object.values(json.resource?.['aws_s3_bucket'] ?? {}).some(
      (attributes) => attributes['bucket'] === bucket,
    ),
  );
  refuse(
    `environment ${environment.name}`,
    found === undefined
      ? [
          {
            what: `no stack makes the bucket ${bucket} for its states`,
            fix: `add account ${environment.account} in ${environment.region} to apps/state/src/environments.ts`,
          },
        ]
      : [],
  );
  return found as WrittenStack;
}
