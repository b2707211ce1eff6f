import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findTerraform, inBrackets, type Terraform, terraformRelease } from '@ashlar/terraform';
import { satisfies } from 'semver';
import { failureCodes } from '../failures/deploy-error.js';
import { beware, type Check, ok, problem } from './check.js';

interface PackageJson {
  readonly version?: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Node as package.json asks for it. */
export function nodeCheck(root: string, version: string = process.versions.node): Check {
  const { engines } = readPackage(join(root, 'package.json'));
  const wanted = engines?.node ?? '*';
  if (satisfies(version, wanted)) return ok('node', `Node ${version}`);
  return problem('node', `Node ${version} is not ${wanted}`, `install Node ${wanted}`, failureCodes.tool);
}

/** The packages that package.json pins, each in its version. */
export function packagesCheck(root: string): Check {
  const { dependencies = {} } = readPackage(join(root, 'package.json'));
  const wrong = Object.entries(dependencies).flatMap(([name, pinned]) => {
    const { version } = readPackage(join(root, 'node_modules', name, 'package.json'));
    if (version === pinned) return [];
    return version === undefined ? `${name} is missing` : `${name} is ${version} instead of ${pinned}`;
  });
  const count = Object.keys(dependencies).length;
  if (wrong.length === 0) return ok('packages', `all ${count} packages are as package.json pins them`);
  return problem('packages', wrong.join('; '), 'npm ci', failureCodes.tool);
}

function readPackage(file: string): PackageJson {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageJson) : {};
}

/** Terraform, wherever it is. None is installed here: a deployment would. */
export async function terraformCheck(
  root: string,
  env: NodeJS.ProcessEnv,
): Promise<{ check: Check; terraform: Terraform | undefined }> {
  const { found, passedOver } = await findTerraform({ root, env });
  if (found !== undefined)
    return {
      check: ok('terraform', `Terraform ${found.version}: ${found.path}${inBrackets(passedOver)}`),
      terraform: found,
    };
  const what = `no Terraform fits: ${passedOver.join('; ')}`;
  const fix = `\`ashlar setup\` installs ${terraformRelease.version}, as a deployment would; or name one by TERRAFORM_BINARY_NAME`;
  return { check: problem('terraform', what, fix, failureCodes.tool), terraform: undefined };
}

/** Terraform says on every call that a configuration isn't there, and goes on without it. */
export function configurationCheck(root: string, { TF_CLI_CONFIG_FILE: file }: NodeJS.ProcessEnv): Check {
  if (!file) return ok('configuration', 'TF_CLI_CONFIG_FILE is not set');
  if (existsSync(resolve(root, file))) return ok('configuration', `TF_CLI_CONFIG_FILE is ${file}`);
  return beware(
    'configuration',
    `TF_CLI_CONFIG_FILE names ${file}, which is not there: Terraform complains on every call that it makes itself`,
    'unset it, or make the file',
  );
}
