// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';

/**
 * How something is synthesized, and what happens before.
 * @typedef {object} Synthesis
 * @property {(out: string) => { command: string[], env?: Record<string, string> }} synthesis
 * @property {number} [warmUps] runs that are not measured, after which there is what is kept between runs
 * @property {(folder: string, round: number) => void} [edit] of a source, before each run
 */

/**
 * A synthesis into an empty folder, each time.
 * @param {Synthesis} how
 * @param {string} cwd
 * @param {string} scratch
 */
export function synthesisRun({ synthesis, warmUps = 0, edit }, cwd, scratch) {
  const once = () => {
    const folder = mkdtempSync(join(scratch, 'out-'));
    try {
      return measure({ cwd, ...synthesis(join(folder, 'out')) }, scratch);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return (/** @type {number} */ round) => {
    for (let run = 0; round === 0 && run < warmUps; run++) once();
    edit?.(cwd, round);
    return once();
  };
}
