import { exitCodeOf, outputJson, outputReport, outputStacks } from '@ashlar/deploy';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';

export interface OutputRequest extends Pick<DeployOptions, 'skipSynth'> {
  readonly json?: boolean;
  readonly showSensitive?: boolean;
}

/** Prints the outputs of stacks. Of one that isn't deployed, it says so. */
export async function output(
  workspace: Workspace,
  patterns: readonly string[],
  request: OutputRequest,
): Promise<ExitCode> {
  const { outputs, interrupted } = await deploy(workspace, patterns, request, async (deployment, stacks) => ({
    outputs: await outputStacks(deployment, stacks),
    interrupted: deployment.interruption.interrupted,
  }));
  const errors = outputs.flatMap(({ error }) => error ?? []);
  if (request.json) {
    process.stdout.write(`${outputJson(outputs, request)}\n`);
    for (const { message } of errors) process.stderr.write(`${message}\n`);
  } else process.stdout.write(`${outputReport(outputs, request)}\n`);
  if (interrupted) return exitCodes.interrupted;
  return errors.length > 0 ? exitCodeOf(errors) : exitCodes.done;
}
