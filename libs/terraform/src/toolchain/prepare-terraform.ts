import { relative, resolve } from 'node:path';
import { findTerraform, type Terraform, terraformCache } from './find-terraform.js';
import { fixFor, inBrackets } from './found.js';
import { installTerraform } from './install-terraform.js';
import { findProviderMirror, type MirrorSearch, type ProviderMirror } from './provider-mirror.js';
import { terraformRelease, type TerraformRelease } from './terraform-release.js';
import type { ToolchainProblem } from './toolchain-error.js';

export interface PrepareTerraformOptions extends MirrorSearch {
  /** Told one line for each thing: where it was found, or what is being installed. */
  readonly report: (line: string) => void;
  /** @default - the pinned release, from HashiCorp */
  readonly release?: TerraformRelease;
}

/** Finds a Terraform that will do, or installs the pinned one in `<root>/.cache`. */
export async function prepareTerraform(
  options: PrepareTerraformOptions,
): Promise<Terraform | ToolchainProblem> {
  const { root, report, release = terraformRelease } = options;
  const { found, passedOver } = await findTerraform({ ...options, version: release.version });
  if (found) {
    report(`Terraform ${found.version}: ${found.path}${inBrackets(passedOver)}`);
    return found;
  }
  const folder = relative(root, terraformCache(root, release.version));
  report(`Terraform: ${passedOver.join('; ')}; installing ${release.version} as ${folder}`);
  return installTerraform(options).catch((error: Error) => ({
    what: `Terraform >= 1.11.0: ${[...passedOver, error.message].join('; ')}`,
    fix: fixFor(error, `install Terraform ${release.version} yourself`),
    cause: error,
  }));
}

/** Looks for a provider mirror, and says what it found. */
export async function reportMirror(options: PrepareTerraformOptions): Promise<ProviderMirror | undefined> {
  const { root, env, report } = options;
  const mirror = await findProviderMirror(options);
  const named = env.ASHLAR_PROVIDER_MIRROR;
  const ignored = named && mirror?.path !== resolve(root, named);
  const note = ignored ? ` (ASHLAR_PROVIDER_MIRROR names ${named}, which has none for this platform)` : '';
  report(
    mirror
      ? `AWS provider ${mirror.awsVersions.at(-1)}: mirror at ${mirror.path}${note}`
      : `AWS provider: no mirror found${note}, so Terraform asks the registry`,
  );
  return mirror;
}
