import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformFailed, TerraformRoot } from '@ashlar/terraform';
import type { StackJson } from '@ashlar/graph';
import { credentialSource } from '../failures/credential-failure.js';
import { type DeployError, failureCodes } from '../failures/deploy-error.js';
import { explainFailure } from '../failures/explain-failure.js';
import type { DeployPlace } from '../place/deploy-place.js';

/** AWS gives it to nobody. LocalStack does. */
const NOBODY = '000000000000';

export interface AccountOptions {
  /** The project's folder. */
  readonly root: string;
  readonly place: DeployPlace;
  /** Any, for where its state lies. */
  readonly stack: StackJson;
}

/**
 * The account that the credentials are of. Terraform's S3 backend is told to work in no other account than one that there
 * isn't, and says which it found: a tenth of a second, without a provider.
 */
export async function accountOfCredentials({
  root,
  place,
  stack,
}: AccountOptions): Promise<string | DeployError> {
  const folder = join(root, '.cache', 'deploy', 'account');
  mkdirSync(folder, { recursive: true });
  const { bucket, region } = (stack.json.terraform?.backend?.['s3'] ?? {}) as {
    bucket?: string;
    region?: string;
  };
  const s3 = { bucket, region, key: 'account', allowed_account_ids: [NOBODY] };
  writeFileSync(join(folder, 'account.tf.json'), JSON.stringify({ terraform: { backend: { s3 } } }));
  const { env, terraform } = place;
  try {
    await new TerraformRoot({ binary: terraform.path, folder, env }).init('-input=false', '-reconfigure');
    return NOBODY;
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    const [, account] = /AWS account ID not allowed: (\d{12})/.exec(error.message) ?? [];
    if (account !== undefined) return account;
    const explained = explainFailure(error, { stack: 'credentials', folder, env });
    return explained.exitCode === failureCodes.notDeployed ? NOBODY : explained;
  }
}

/** `AWS_ACCESS_KEY_ID of the environment, of account 111122223333` */
export const credentialsOf = (account: string, env: NodeJS.ProcessEnv) =>
  `${credentialSource(env).name}, of account ${account}`;
