import { spawnSync } from 'node:child_process';
import { InputError } from '@ashlar/core';
import { exitCodes } from '../../exit-codes.js';

export interface GitAnswer {
  readonly ok: boolean;
  /** Without the line break at the end. */
  readonly out: string;
  /** What git says when it fails, without the word `fatal`. */
  readonly said: string;
}

/** Runs git in a folder: none of its hooks, and not in the repository of a hook that called us. */
export function git(folder: string, ...args: readonly string[]): GitAnswer {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CALLERS.has(name)));
  const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'advice.detachedHead=false'];
  const { status, stdout, stderr, error } = spawnSync('git', [...quiet, ...args], {
    cwd: folder,
    env: { ...env, LC_ALL: 'C' },
    encoding: 'utf8',
  });
  if (error !== undefined) throw missing(error);
  return { ok: status === 0, out: stdout.trim(), said: stderr.trim().replace(/^fatal: /, '') };
}

/** What git sets for its hooks; see `git rev-parse --local-env-vars`. */
const CALLERS = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR']);

function missing({ message }: Error): Error {
  const problem = { what: `git doesn't run: ${message}`, fix: 'install git' };
  const error = new InputError([{ where: 'the machine', problems: [problem] }]);
  return Object.assign(error, { exitCode: exitCodes.tool });
}
