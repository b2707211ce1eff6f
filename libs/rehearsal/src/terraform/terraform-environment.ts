import { mkdirSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { cliConfiguration, type ProviderMirror } from '@ashlar/terraform';
import type { Emulator } from '../emulator/emulator.js';

export interface TerraformEnvironmentOptions {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly account: string;
  readonly region: string;
  readonly mirror: ProviderMirror | undefined;
}

/** What the commands may see of the environment of the person who rehearses: how to find programs and the internet. */
const INHERITED = /^(PATH|HOME|TMPDIR|LANG|LC_.*|SSL_CERT_(FILE|DIR)|https_proxy|no_proxy)$/i;

/**
 * The environment in which Terraform rehearses. No profile, session or secret of the person who rehearses reaches
 * the commands.
 */
export function terraformEnvironment(options: TerraformEnvironmentOptions): NodeJS.ProcessEnv {
  const { folder, emulator, account, region, mirror } = options;
  mkdirSync(join(folder, 'providers'), { recursive: true });
  const configuration = join(folder, 'terraform.rc');
  writeFileSync(
    configuration,
    mirror ? cliConfiguration(mirror.path) : fromRegistry(join(folder, 'providers')),
  );
  const inherited = Object.entries(process.env).filter(([name]) => INHERITED.test(name));
  return {
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: emulator.endpoint,
    // LocalStack takes a key of twelve digits for the account; moto takes any.
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    // S3 Control calls go to <account>.127.0.0.1, which no resolver knows. The registry is asked by HTTPS.
    HTTP_PROXY: emulator.endpoint,
    http_proxy: emulator.endpoint,
    TF_CLI_CONFIG_FILE: configuration,
    TF_IN_AUTOMATION: 'true',
    TF_INPUT: 'false',
    CHECKPOINT_DISABLE: 'true',
    // Terraform's garbage collector costs a quarter of a plan otherwise.
    GOGC: '400',
  };
}

/** Each provider is fetched once for all roots of a rehearsal, which are initialized one after the other. */
const fromRegistry = (cache: string) =>
  [
    'disable_checkpoint = true',
    `plugin_cache_dir = ${JSON.stringify(cache)}`,
    'plugin_cache_may_break_dependency_lock_file = true',
    '',
  ].join('\n');
