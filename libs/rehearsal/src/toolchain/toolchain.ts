import { relative, resolve } from 'node:path';
import { findPython, type MotoPython } from './find-python.js';
import { findTerraform, terraformCache, type Terraform } from './find-terraform.js';
import { installTerraform } from './install-terraform.js';
import { findMotoEnvironment, installMoto, motoCache, pinnedMoto } from './moto-environment.js';
import { findProviderMirror, type MirrorSearch, type ProviderMirror } from './provider-mirror.js';
import { terraformRelease, type TerraformRelease } from './terraform-release.js';
import { InstallError, ToolchainError, type ToolchainProblem } from './toolchain-error.js';

export interface ToolchainOptions extends MirrorSearch {
  /** Told one line for each thing: where it was found, or what is being installed. */
  readonly report: (line: string) => void;
  /** @default - the pinned release, from HashiCorp */
  readonly release?: TerraformRelease;
  /** @default - moto-requirements.txt of this library */
  readonly requirementsFile?: string;
}

export interface Toolchain {
  readonly terraform: Terraform;
  readonly python: MotoPython;
  /** Without one, Terraform asks the registry for its providers. */
  readonly mirror?: ProviderMirror;
}

/** Finds what a rehearsal needs, or installs it in `<root>/.cache`. */
export async function prepareToolchain(options: ToolchainOptions): Promise<Toolchain> {
  const [terraform, python, mirror] = await Promise.all([
    prepareTerraform(options),
    preparePython(options),
    reportMirror(options),
  ]);
  if ('fix' in terraform || 'fix' in python) {
    throw new ToolchainError([terraform, python].filter((result) => 'fix' in result));
  }
  return { terraform, python, mirror };
}

async function prepareTerraform(options: ToolchainOptions): Promise<Terraform | ToolchainProblem> {
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

async function preparePython(options: ToolchainOptions): Promise<MotoPython | ToolchainProblem> {
  const { root, report } = options;
  const onPath = await findPython(options);
  const cached = onPath.found ? undefined : await findMotoEnvironment(options);
  const passedOver = [...onPath.passedOver, ...(cached?.passedOver ?? [])];
  const found = onPath.found ?? cached?.found;
  if (found) {
    report(`moto ${found.motoVersion}: ${found.path}${inBrackets(passedOver)}`);
    return found;
  }
  report(`moto: ${passedOver.join('; ')}; installing ${pinnedMoto} in ${relative(root, motoCache(root))}`);
  return installMoto(onPath.python, options).catch((error: Error) => ({
    what: `moto ${pinnedMoto}: ${[...passedOver, error.message].join('; ')}`,
    fix: fixFor(error, `run \`python3 -m pip install 'moto[server]==${pinnedMoto}'\` yourself`),
    cause: error,
  }));
}

async function reportMirror(options: ToolchainOptions): Promise<ProviderMirror | undefined> {
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

function fixFor(error: Error, byHand: string): string {
  return error instanceof InstallError
    ? error.fix
    : `${byHand}, or connect to the internet and run this again`;
}

function inBrackets(reasons: readonly string[]): string {
  return reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
}
