import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readStacks, type Selection, synthesize } from '@ashlar/core';
import { areValid, selectStacks, validateJson, validateReport, validateStacks } from '@ashlar/deploy';
import { ProgressLine } from '@ashlar/terraform';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { loadApps } from '../../load-apps.js';
import type { Workspace } from '../../workspace.js';

export interface ValidateRequest extends Selection {
  /** Names or patterns. @default - every stack of the selection */
  readonly stacks?: readonly string[];
  readonly json?: boolean;
}

/** Synthesizes, has Terraform validate each stack, and prints what it finds. */
export async function validate(workspace: Workspace, request: ValidateRequest): Promise<ExitCode> {
  const { root } = workspace;
  const { stacks: patterns = ['*'], json } = request;
  const cache = join(root, '.cache', 'deploy');
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(join(cache, 'to-validate-'));
  try {
    synthesize(loadApps(workspace, request.app), { ...request, outdir, workspace: root });
    const stacks = selectStacks(readStacks(outdir), patterns);
    const progress = new ProgressLine();
    const validations = await validateStacks({ root, outdir, stacks, env: process.env, progress });
    process.stdout.write(`${json ? validateJson(validations) : validateReport(validations)}\n`);
    return areValid(validations) ? exitCodes.done : exitCodes.refused;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
