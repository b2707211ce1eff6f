// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What one run cost: seconds on the clock, seconds of CPU of the whole process tree, and the largest resident set of any
 * one of its processes in MB.
 * @typedef {{ readonly wall: number, readonly cpu?: number, readonly peak?: number }} Cost
 */

/**
 * A command to be measured.
 * @typedef {object} Command
 * @property {readonly string[]} command
 * @property {string} cwd
 * @property {Readonly<Record<string, string>>} [env]
 * @property {readonly number[]} [exits] codes that say that it did its work; 0 by itself
 */

const python = fileURLToPath(new URL('usage.py', import.meta.url));

/** Nothing asks, nothing reports, nothing looks for a newer version of itself. */
const quiet = {
  ...{ CI: '1', NO_COLOR: '1', NX_NO_CLOUD: 'true', NX_DAEMON: 'false' },
  ...{ CHECKPOINT_DISABLE: '1', DISABLE_VERSION_CHECK: '1', NO_UPDATE_NOTIFIER: '1' },
};

/**
 * Runs a command to its end. One that fails has no cost worth showing.
 * @param {Command} what
 * @param {string} scratch
 * @returns {Required<Cost>}
 */
export function measure({ command, cwd, env = {}, exits = [0] }, scratch) {
  const folder = mkdtempSync(join(scratch, 'run-'));
  const log = join(folder, 'output.txt');
  try {
    const { stdout, stderr } = spawnSync('python3', [python, log, ...command], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...quiet, ...env },
    });
    if (stdout.trim() === '') throw new Error(`${command.join(' ')} could not be started:\n${stderr}`);
    const { exitCode, ...cost } = JSON.parse(stdout);
    if (!exits.includes(exitCode)) {
      throw new Error(
        `${command.join(' ')} ended with ${exitCode}:\n${readFileSync(log, 'utf8').slice(-4000)}`,
      );
    }
    return cost;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
