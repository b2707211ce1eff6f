import type { TerraformJson } from '@ashlar/graph';
import type { RehearsedStack } from './rehearsal-place.js';

export const account = '111122223333';
export const region = 'us-east-1';

const store = (name: string) => ({
  ...{ bucket: 'hand-made-states', key: `${name}.tfstate`, region },
  ...{ dynamodb_table: 'hand-made-locks', encrypt: true },
});

/** Test support: a stack of a few resources, whose state lies in a bucket and which reads other stacks' outputs. */
export function handMade(
  name: string,
  resource: NonNullable<TerraformJson['resource']>,
  { after = [] as string[], output = undefined as TerraformJson['output'] } = {},
): RehearsedStack {
  const terraform_remote_state = Object.fromEntries(
    after.map((other) => [`cross-stack-reference-input-${other}`, { backend: 's3', config: store(other) }]),
  );
  return {
    name,
    dependencies: after,
    json: {
      terraform: {
        backend: { s3: store(name) },
        required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.0' } },
      },
      provider: { aws: [{ region, allowed_account_ids: [account] }] },
      ...(after.length > 0 ? { data: { terraform_remote_state } } : {}),
      resource,
      ...(output === undefined ? {} : { output }),
    },
  };
}

/** An expression that reads another stack's output. */
export const outputOf = (stack: string, output: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}}`;
