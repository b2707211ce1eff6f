import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describeWarning, type Problem, refuse } from '@ashlar/core';
import {
  afterChecking,
  type CheckedStacks,
  type DriftIgnore,
  driftJson,
  driftReport,
  driftStacks,
  exitCodeOf,
  hasDrift,
  longestUnchecked,
  readCheckedStacks,
  readDriftIgnores,
  type StackDrift,
  unusedIgnores,
} from '@ashlar/deploy';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { inputFileProblems, outputFileProblems } from '../../output-file.js';
import type { Workspace } from '../../workspace.js';

export interface DriftRequest extends DeployOptions {
  readonly json?: boolean;
  readonly lock?: boolean;
  readonly limit?: string;
  readonly checked?: string;
  readonly ignore?: string;
}

/** Compares stacks with what stands in AWS and with the code, and prints what is not the same, and why. */
export async function drift(
  workspace: Workspace,
  patterns: readonly string[],
  request: DriftRequest,
): Promise<ExitCode> {
  const { limit, json, lock, lockTimeout } = request;
  refuse('the command', problemsOf(request));
  const ignores = ignoresOf(request);
  const checked = checkedOf(request);
  const { found, interrupted, isAll } = await deploy(
    workspace,
    patterns,
    request,
    async (deployment, asked) => {
      const stacks = longestUnchecked(asked, checked, limit === undefined ? undefined : Number(limit));
      const drift = await driftStacks(deployment, stacks, { lock, lockTimeout, ignores });
      const all = deployment.options.all.map(({ name }) => name);
      keepChecked(request, checked, drift, all);
      return {
        found: drift,
        interrupted: deployment.interruption.interrupted,
        isAll: stacks.length === all.length,
      };
    },
  );
  process.stdout.write(`${json ? driftJson(found) : driftReport(found)}\n`);
  if (isAll && found.every(({ drift }) => drift !== undefined))
    warnOfUnused(request, unusedIgnores(ignores, found));
  if (interrupted) return exitCodes.interrupted;
  const errors = found.flatMap(({ error }) => error ?? []);
  if (errors.length > 0) return exitCodeOf(errors);
  return hasDrift(found) ? exitCodes.changes : exitCodes.done;
}

function problemsOf({ limit, checked, ignore }: DriftRequest): Problem[] {
  const isLimit = limit === undefined || /^[1-9]\d{0,5}$/.test(limit);
  const fix = 'use a whole number of stacks, such as 20';
  return [
    ...(isLimit ? [] : [{ what: `--limit is '${limit}'`, fix }]),
    ...(limit !== undefined && checked === undefined
      ? [
          {
            what: '--limit is without --checked: it would take the same stacks each time',
            fix: 'add --checked <file>, or name the stacks',
          },
        ]
      : []),
    ...outputFileProblems('--checked', checked),
    ...inputFileProblems('--ignore', ignore, 'write a JSON list, `[]` at first, or leave --ignore out'),
  ];
}

function ignoresOf({ ignore }: DriftRequest): readonly DriftIgnore[] {
  if (ignore === undefined) return [];
  return readDriftIgnores(readFileSync(ignore, 'utf8'), ignore, new Date().toISOString().slice(0, 10));
}

/** The first time, there is no such file. */
const checkedOf = ({ checked }: DriftRequest): CheckedStacks =>
  checked === undefined || !existsSync(checked)
    ? {}
    : readCheckedStacks(readFileSync(checked, 'utf8'), checked);

/** One that could not be read counts, too: the others would never have their turn. */
function keepChecked(
  { checked: file }: DriftRequest,
  before: CheckedStacks,
  found: readonly StackDrift[],
  all: readonly string[],
): void {
  if (file === undefined) return;
  const now = found
    .filter(({ drift, error }) => drift !== undefined || error !== undefined)
    .map(({ stack }) => stack);
  const checked = afterChecking(before, { now, at: new Date().toISOString(), all });
  writeFileSync(file, `${JSON.stringify(checked, null, 2)}\n`);
}

function warnOfUnused({ ignore = '' }: DriftRequest, unused: readonly DriftIgnore[]): void {
  if (unused.length === 0) return;
  const problems = unused.map(({ address, attribute, owner }) => ({
    what: `nothing is like ${address}, ${attribute}`,
    fix: `remove it, or ask ${owner} what it was for`,
  }));
  process.stderr.write(`${describeWarning({ where: ignore, problems })}\n`);
}
