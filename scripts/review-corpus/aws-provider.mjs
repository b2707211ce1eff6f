// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { terraform, terraformEnvironment } from './terraform.mjs';

/** The provider that the corpus is made with, which asks the emulator once. */
export const AWS = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}
provider "aws" {
  region            = "us-east-1"
  max_retries       = 1
  s3_use_path_style = true
}
`;

/**
 * Gets the provider, from a mirror below /opt if there is one, and returns its program.
 * @param {string} folder
 */
export async function fetchProvider(folder) {
  mkdirSync(folder, { recursive: true });
  const [main, configuration] = [join(folder, 'main.tf'), join(folder, 'terraform.rc')];
  const below = existsSync('/opt') ? readdirSync('/opt').sort() : [];
  const mirror = below
    .map((name) => join('/opt', name))
    .find((path) => existsSync(join(path, 'registry.terraform.io/hashicorp/aws')));
  const install = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
  writeFileSync(main, AWS);
  writeFileSync(configuration, mirror === undefined ? '' : install);
  await terraform({ folder, env: terraformEnvironment({ TF_CLI_CONFIG_FILE: configuration }) }, ['init']);
  const versions = join(folder, '.terraform/providers/registry.terraform.io/hashicorp/aws/5.100.0');
  const [platform = ''] = readdirSync(versions);
  const names = readdirSync(join(versions, platform));
  const program = names.find((name) => name.startsWith('terraform-provider-aws')) ?? '';
  return join(versions, platform, program);
}

/**
 * Starts a provider that serves one Terraform after the other: a start takes longer than the work of a case.
 * @param {string} program
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<{ env: Record<string, string>, stop: () => void }>} what lets Terraform use it
 */
export async function startProvider(program, env) {
  const child = spawn(program, ['-debug'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  for await (const line of createInterface({ input: child.stdout })) {
    const [, value] = /TF_REATTACH_PROVIDERS='(.+)'/.exec(line) ?? [];
    if (value === undefined) continue;
    child.stdout.resume();
    return { env: { TF_REATTACH_PROVIDERS: value }, stop };
  }
  throw new Error('the AWS provider ended before it could be reached');
}
