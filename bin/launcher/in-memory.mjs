// @ts-check
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * What the command tells the launcher of a synthesis.
 * @typedef {object} Launcher
 * @property {(staging: string) => void} [staged]
 * @property {(printed: Pick<import('./answer.mjs').Answer, 'outdir' | 'stdout' | 'stderr'>) => void} [synthesized]
 * @property {() => Promise<import('./rebuilds.mjs').Rebuilds>} [rebuilds]
 */

/**
 * A module that lives in memory only; for `require`, it stands beside ashlar.mjs.
 * @param {string} root
 * @param {string} code
 * @param {((id: string) => unknown) | undefined} packages
 * @returns {(argv: readonly string[], launcher: Launcher) => Promise<number>}
 */
export function inMemory(root, code, packages) {
  const filename = join(root, 'bin', 'ashlar.cjs');
  /** @typedef {{ _compile(code: string, filename: string): void, exports: ReturnType<typeof inMemory> }} InMemory */
  const module = /** @type {InMemory} */ (/** @type {unknown} */ (new Module(filename)));
  Object.assign(module, { filename, paths: createRequire(filename).resolve.paths('any'), packages });
  module._compile(code, filename);
  return module.exports;
}
