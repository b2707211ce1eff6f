import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import {
  findProviderMirror,
  firstAlone,
  prepareTerraform,
  ProviderPool,
  type ProgressLine,
  TerraformFailed,
  TerraformRoot,
  ToolchainError,
} from '@ashlar/terraform';
import { explainFailure } from '../failures/explain-failure.js';
import { askedProvider } from '../place/asked-provider.js';
import { terraformCliConfiguration } from '../place/cli-configuration.js';
import { withoutForeign } from '../place/terraform-environment.js';
import { copyForEmulator } from '../place/work-folder.js';
import { terraformsAtOnce } from '../run/memory-budget.js';
import { Slots } from '../run/slots.js';
import { type Invalidity, invaliditiesOf } from './invalidity.js';

export interface ValidateOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where the stacks were synthesized. */
  readonly outdir: string;
  readonly stacks: readonly WrittenStack[];
  readonly env: NodeJS.ProcessEnv;
  readonly progress: ProgressLine;
}

/** What Terraform and its provider said of a stack. */
export interface Validation {
  readonly stack: string;
  readonly seconds: number;
  /** Empty, when it is valid. */
  readonly invalidities: readonly Invalidity[];
}

/**
 * Has Terraform validate stacks, side by side, in folders of their own below `.cache/deploy/validate`. Nothing of AWS is
 * asked, and no state is read. A provider or a Terraform that is missing is thrown: it concerns all of them.
 */
export async function validateStacks(options: ValidateOptions): Promise<Validation[]> {
  const { root, outdir, stacks, env, progress } = options;
  const terraform = await prepareTerraform({ root, env, report: () => undefined });
  if ('fix' in terraform) throw new ToolchainError([terraform]);
  const base = join(root, '.cache', 'deploy', 'validate');
  mkdirSync(base, { recursive: true });
  const mirror = await findProviderMirror({ root, env });
  const providerVersion = mirror?.awsVersions.at(-1);
  const newer = stacks.some((stack) => askedProvider(stack) !== providerVersion);
  if (providerVersion !== undefined && newer)
    progress.say(
      `AWS provider ${providerVersion} of the mirror validates, not the version that stacks ask for`,
    );
  const configuration = terraformCliConfiguration({ cache: join(root, '.cache', 'deploy'), env, mirror });
  const inits = firstAlone();
  const slots = new Slots(terraformsAtOnce({ memoryMb: undefined, processors: availableParallelism() }));

  const terraformEnv = {
    ...withoutForeign(env),
    ...(configuration === undefined ? {} : { TF_CLI_CONFIG_FILE: configuration }),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
  const providers = new ProviderPool(terraformEnv);

  const validate = async (stack: WrittenStack): Promise<Validation> => {
    const started = performance.now();
    const { name } = stack;
    progress.running(name, 'validate', 0, 1);
    const folder = copyForEmulator(stack, { outdir, base, providerVersion });
    const terraformRoot = new TerraformRoot({
      binary: terraform.path,
      folder,
      inits,
      env: terraformEnv,
      lend: (work) => providers.lend(stack, folder, work),
    });
    const invalidities = await validityOf(terraformRoot, stack, env);
    const seconds = (performance.now() - started) / 1000;
    progress.done(name, 'validate', seconds, invalidities.length === 0 ? '' : 'invalid');
    return { stack: name, seconds, invalidities };
  };
  try {
    return await Promise.all(stacks.map((stack) => slots.use(() => validate(stack))));
  } finally {
    await providers.close();
  }
}

async function validityOf(
  terraformRoot: TerraformRoot,
  stack: WrittenStack,
  env: NodeJS.ProcessEnv,
): Promise<Invalidity[]> {
  try {
    await terraformRoot.init('-backend=false', '-input=false');
    await terraformRoot.validate();
    return [];
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    if (error.command === 'validate') return invaliditiesOf(error, stack);
    throw explainFailure(error, { stack: stack.name, folder: terraformRoot.folder, env });
  }
}
