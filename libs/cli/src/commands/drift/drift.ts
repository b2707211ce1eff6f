import { driftJson, driftReport, driftStacks, exitCodeOf, hasDrift } from '@ashlar/deploy';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';

export interface DriftRequest extends DeployOptions {
  readonly json?: boolean;
}

/** Compares stacks with what stands in AWS, and prints what is no longer as Terraform left it. */
export async function drift(
  workspace: Workspace,
  patterns: readonly string[],
  request: DriftRequest,
): Promise<ExitCode> {
  const { found, interrupted } = await deploy(workspace, patterns, request, async (deployment, stacks) => ({
    found: await driftStacks(deployment, stacks, request),
    interrupted: deployment.interruption.interrupted,
  }));
  process.stdout.write(`${request.json ? driftJson(found) : driftReport(found)}\n`);
  if (interrupted) return exitCodes.interrupted;
  const errors = found.flatMap(({ error }) => error ?? []);
  if (errors.length > 0) return exitCodeOf(errors);
  return hasDrift(found) ? exitCodes.changes : exitCodes.done;
}
