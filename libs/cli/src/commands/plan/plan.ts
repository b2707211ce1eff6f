import { exitCodeOf, planJson, planReport, planStacks, type Provider } from '@ashlar/deploy';
import { KeptPlans, type PlanSetRequest } from './kept-plans.js';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';
import { inspectors, showIn } from './shown-plans.js';

export interface PlanRequest extends DeployOptions, PlanSetRequest {
  readonly detailedExitcode?: boolean;
  readonly json?: boolean;
  readonly destroy?: boolean;
  readonly refresh?: boolean;
  readonly lock?: boolean;
  readonly show?: string;
  readonly provider: Provider;
}

/** Plans stacks, saves the plans, and prints what they would do. */
export async function plan(
  workspace: Workspace,
  patterns: readonly string[],
  request: PlanRequest,
): Promise<ExitCode> {
  const { json, detailedExitcode, show } = request;
  const kept = KeptPlans.asked(workspace, request);
  const inspect = inspectors([kept?.keep, show === undefined ? undefined : showIn(show)]);
  const { plans, interrupted, made } = await deploy(
    workspace,
    patterns,
    request,
    async (deployment, stacks) => {
      const plans = await planStacks(deployment, stacks, { ...request, inspect });
      const { interrupted } = deployment.interruption;
      return { plans, interrupted, made: kept?.identities(deployment, plans) };
    },
  );
  process.stdout.write(`${json ? planJson(plans) : planReport(plans, { isSet: kept !== undefined })}\n`);
  // The output is for a program then.
  const deferred = new Set(await kept?.close(made, json ? process.stderr : process.stdout));
  if (interrupted) return exitCodes.interrupted;
  const errors = plans.flatMap(({ stack, error }) => (deferred.has(stack) ? [] : (error ?? [])));
  if (errors.length > 0) return exitCodeOf(errors);
  const hasChanges = plans.some(({ summary }) => summary?.hasChanges);
  return detailedExitcode && hasChanges ? exitCodes.changes : exitCodes.done;
}
