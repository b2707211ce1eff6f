import { exitCodeOf, planJson, planReport, planStacks, type Provider } from '@ashlar/deploy';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';

export interface PlanRequest extends DeployOptions {
  readonly detailedExitcode?: boolean;
  readonly json?: boolean;
  readonly destroy?: boolean;
  readonly refresh?: boolean;
  readonly lock?: boolean;
  readonly provider: Provider;
}

/** Plans stacks, saves the plans, and prints what they would do. */
export async function plan(
  workspace: Workspace,
  patterns: readonly string[],
  request: PlanRequest,
): Promise<ExitCode> {
  const { json, detailedExitcode } = request;
  const { plans, interrupted } = await deploy(workspace, patterns, request, async (deployment, stacks) => ({
    plans: await planStacks(deployment, stacks, request),
    interrupted: deployment.interruption.interrupted,
  }));
  process.stdout.write(`${json ? planJson(plans) : planReport(plans)}\n`);
  if (interrupted) return exitCodes.interrupted;
  const errors = plans.flatMap(({ error }) => error ?? []);
  if (errors.length > 0) return exitCodeOf(errors);
  const hasChanges = plans.some(({ summary }) => summary?.hasChanges);
  return detailedExitcode && hasChanges ? exitCodes.changes : exitCodes.done;
}
