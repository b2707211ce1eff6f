import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import { findProviderMirror, thisPlatform } from '@ashlar/terraform';
import { failureCodes } from '../failures/deploy-error.js';
import { askedProvider } from '../place/asked-provider.js';
import { beware, type Check, ok, problem } from './check.js';

export interface ProviderCheckOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stacks: readonly WrittenStack[];
  /** Takes another version than stacks ask for. */
  readonly isEmulator: boolean;
  /** Where providers come from when no mirror has them. @default - Terraform's */
  readonly registry?: string;
}

const NAME = 'provider';
const REGISTRY = 'https://registry.terraform.io/.well-known/terraform.json';

/** Whether the AWS provider that stacks ask for can be had. */
export async function providerCheck(options: ProviderCheckOptions): Promise<Check> {
  const { root, env, stacks, isEmulator, registry = REGISTRY } = options;
  const wanted = [...new Set(stacks.flatMap((stack) => askedProvider(stack) ?? []))].sort();
  const named = `AWS provider ${wanted.join(', ')}`;
  const mirror = await findProviderMirror({ root, env });
  const has = mirror?.awsVersions ?? [];
  if (mirror && wanted.every((version) => has.includes(version)))
    return ok(NAME, `${named}: mirror at ${mirror.path}`);
  if (mirror && isEmulator)
    return ok(
      NAME,
      `AWS provider ${has.at(-1)} of the mirror at ${mirror.path}, for an emulator, instead of ${wanted.join(', ')}`,
    );
  if (wanted.every((version) => existsSync(fetched(root, env, version))))
    return ok(NAME, `${named}: fetched before`);
  if (env['HTTPS_PROXY'] || env['https_proxy'])
    return beware(NAME, `${named} comes through a proxy, which was not tried`, '`ashlar plan` tries it');
  const answers = await fetch(registry, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok: isOk }) => isOk,
    () => false,
  );
  if (answers) return ok(NAME, `${named}: the registry answers, and gives it to the first that asks`);
  const lacking =
    mirror === undefined ? 'there is no mirror' : `the mirror at ${mirror.path} has ${has.join(', ')}`;
  return problem(
    NAME,
    `${named} can't be had: ${lacking}, and ${new URL(registry).host} doesn't answer`,
    'connect to the registry, or fill a mirror (`terraform providers mirror`) and name it by ASHLAR_PROVIDER_MIRROR',
    failureCodes.tool,
  );
}

/** Where Terraform keeps what it has fetched. */
const fetched = (root: string, env: NodeJS.ProcessEnv, version: string) =>
  join(
    env['TF_PLUGIN_CACHE_DIR'] ?? join(root, '.cache', 'deploy', 'providers'),
    ...['registry.terraform.io', 'hashicorp', 'aws', version, thisPlatform()],
  );
