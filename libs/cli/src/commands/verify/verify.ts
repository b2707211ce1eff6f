import { readFileSync } from 'node:fs';
import { refuse } from '@ashlar/core';
import {
  fetchPlanSet,
  openStore,
  type PlanStore,
  verificationCode,
  verificationJson,
  verificationReport,
  verifyPlanSet,
} from '@ashlar/deploy';
import { type PlanSet, readPlanSet } from '@ashlar/review';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { inputFileProblems } from '../../output-file.js';
import type { Workspace } from '../../workspace.js';

export interface VerifyRequest extends DeployOptions {
  readonly store?: string;
  readonly json?: boolean;
}

/** Holds the plans of a set to what is now, and prints which could be applied. Changes nothing. */
export async function verify(
  workspace: Workspace,
  planSet: string,
  request: VerifyRequest,
): Promise<ExitCode> {
  const store = openStore({ ...workspace, store: request.store });
  const set = await planSetOf(store, planSet);
  const { verified, interrupted } = await deploy(workspace, ['*'], request, async (deployment) => ({
    verified: await verifyPlanSet(deployment, store, set),
    interrupted: deployment.interruption.interrupted,
  }));
  process.stdout.write(`${request.json ? verificationJson(verified) : verificationReport(verified)}\n`);
  return interrupted ? exitCodes.interrupted : verificationCode(verified);
}

function planSetOf(store: PlanStore, planSet: string): PlanSet | Promise<PlanSet> {
  if (/^[0-9a-f]{64}$/.test(planSet)) return fetchPlanSet(store, planSet);
  const fix = 'use the hash, which has 64 characters, or name a plan-set.json';
  refuse('the command', inputFileProblems('the plan set', planSet, fix));
  return readPlanSet(readFileSync(planSet, 'utf8'), planSet);
}
