import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator } from '../emulator/emulator.js';
import { cliConfiguration, type ProviderMirror } from '../toolchain/provider-mirror.js';

export interface TerraformEnvironmentOptions {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly account: string;
  readonly region: string;
  readonly mirror: ProviderMirror | undefined;
}

/**
 * The environment in which Terraform rehearses. Nothing of AWS or Terraform is inherited: a profile or a
 * session of the person who rehearses must not reach the commands.
 */
export function terraformEnvironment(options: TerraformEnvironmentOptions): NodeJS.ProcessEnv {
  const { folder, emulator, account, region, mirror } = options;
  mkdirSync(folder, { recursive: true });
  const configuration = join(folder, 'terraform.rc');
  writeFileSync(configuration, mirror ? cliConfiguration(mirror.path) : 'disable_checkpoint = true\n');
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|TF|CDKTF)_/.test(name));
  return {
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: emulator.endpoint,
    // LocalStack takes a key of twelve digits for the account; moto takes any.
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
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
