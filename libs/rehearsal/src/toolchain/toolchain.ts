import { relative } from 'node:path';
import {
  fixFor,
  inBrackets,
  prepareTerraform,
  type PrepareTerraformOptions,
  type ProviderMirror,
  reportMirror,
  type Terraform,
  ToolchainError,
  type ToolchainProblem,
} from '@ashlar/terraform';
import { findPython, type MotoPython } from './find-python.js';
import { findMotoEnvironment, installMoto, motoCache, pinnedMoto } from './moto-environment.js';

export interface ToolchainOptions extends PrepareTerraformOptions {
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
