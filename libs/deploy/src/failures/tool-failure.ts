import { join, relative } from 'node:path';
import type { KnownFailure } from './complaint.js';
import { failureCodes } from './deploy-error.js';

export const terraformVersionFailure: KnownFailure = ({ text }) => {
  if (!text.includes('Unsupported Terraform Core version')) return undefined;
  const [, has = ''] = /does not support Terraform version (\S+)\. /.exec(text) ?? [];
  const [, wants] = /required_version[": =]+([^"]+)"/.exec(text) ?? [];
  const what = `Terraform ${has} is not what the stack asks for${wants === undefined ? '' : `: ${wants}`}`;
  const fix = 'name another by TERRAFORM_BINARY_NAME, or unset it: without one that fits, one is installed';
  return { what, fix, code: failureCodes.tool };
};

const NO_PROVIDER =
  /Failed to query available provider packages|Failed to install provider|Inconsistent dependency lock file|Required plugins are not installed/;

/** The provider can't be had: neither from a mirror nor from the registry. */
export const providerFailure: KnownFailure = ({ text }, { folder }) => {
  if (!NO_PROVIDER.test(text)) return undefined;
  const [, provider = 'of the stack'] =
    /provider (?:registry\.terraform\.io\/)?([\w-]+\/[\w-]+)/.exec(text) ?? [];
  const code = failureCodes.tool;
  if (/locked provider|Inconsistent dependency lock file/.test(text)) {
    const file = join(relative(process.cwd(), folder), '.terraform.lock.hcl');
    const what = `${file} keeps another version of the provider ${provider} than the stack asks for`;
    return { what, fix: 'remove that file: the stack says which version it is', code };
  }
  const [, wanted] = /no available releases match the given constraints ([^\s]+)/.exec(text) ?? [];
  if (wanted !== undefined) {
    const what = `where providers are taken from, there is no ${provider} ${wanted}`;
    const fix =
      'add it to the mirror (`terraform providers mirror`), or unset ASHLAR_PROVIDER_MIRROR and TF_CLI_CONFIG_FILE to ask the registry';
    return { what, fix, code };
  }
  return {
    what: `the provider ${provider} can't be downloaded: ${reasonOf(text)}`,
    fix: 'connect to the registry (registry.terraform.io), or name a provider mirror by ASHLAR_PROVIDER_MIRROR',
    code,
  };
};

const reasonOf = (text: string) =>
  /provider [\w./-]+: (?:could not connect to [^:]+: )?(.+?)(?: To see which modules|$)/.exec(text)?.[1] ??
  'neither the registry nor a mirror answers';
