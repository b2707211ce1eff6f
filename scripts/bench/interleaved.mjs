// @ts-check
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {import('./contender.mjs').Contender} Contender
 * @typedef {import('./contender.mjs').Group} Group
 * @typedef {import('./contender.mjs').Row} Row
 */

/**
 * Runs every row of every group once, then all of them again: whatever else the machine does meanwhile falls on all alike.
 * @param {readonly Group[]} groups
 * @param {{ rounds: number, scratch: string, say: (text: string) => void }} options
 * @returns {Promise<{ group: Group, rows: Row[] }[]>}
 */
export async function interleaved(groups, { rounds, scratch, say }) {
  const running = [];
  for (const group of groups) {
    say(`preparing ${group.title}`);
    const contenders = await group.prepare(mkdtempSync(join(scratch, `${group.name}-`)));
    running.push({ group, rows: contenders.map(startedRow) });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { group, rows } of running) {
      for (const { contender, row } of rows.filter(({ row }) => row.failure === undefined)) {
        say(`round ${round + 1} of ${rounds}: ${group.title}: ${row.name}`);
        await run(contender, row, round);
        if (row.failure !== undefined) say(row.failure);
      }
    }
  }
  return running.map(({ group, rows }) => ({ group, rows: rows.map(({ row }) => row) }));
}

/** @param {Contender} contender */
function startedRow(contender) {
  /** @type {Row} */
  const row = { name: contender.name, aims: contender.aims ?? [], costs: [] };
  return { contender, row };
}

/**
 * @param {Contender} contender
 * @param {Row} row
 * @param {number} round
 */
async function run(contender, row, round) {
  try {
    row.costs.push(await contender.run(round));
  } catch (error) {
    row.failure = /** @type {Error} */ (error).message;
  }
}
