// @ts-check
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Our own synthesis, of a workspace that is the current folder.
 * @param {...string} options
 */
export const ashlarSynth =
  (...options) =>
  (/** @type {string} */ out) => ({
    command: [process.execPath, join('bin', 'ashlar.mjs'), 'synth', ...options, '--output', out],
  });

/** The packages are bundled in the second run, and their compiled code is kept in the third. */
export const WARM_UPS = 3;

/**
 * Changes a source, so that nothing that was kept of it is of use, and nothing else changes.
 * @param {string} file below the workspace
 */
export const editOf = (file) => (/** @type {string} */ workspace, /** @type {number} */ round) =>
  appendFileSync(join(workspace, file), `// Round ${round}.\n`);
