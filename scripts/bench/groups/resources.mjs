// @ts-check
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { synthesisRun } from '../synthesis-run.mjs';
import { ways } from '../ways.mjs';

/**
 * @typedef {import('../ways.mjs').Way} Way
 * @typedef {import('../contender.mjs').Aim} Aim
 */

/**
 * Many resources of six kinds, in stacks of 500, by whatever makes infrastructure out of programs.
 * @param {number} resources
 * @param {readonly (readonly [Way, ...Aim[]])[]} rows
 * @returns {import('../contender.mjs').Group}
 */
const manyResources = (resources, rows) => ({
  name: `${resources / 1000}k`,
  title: `${resources.toLocaleString('en')} resources`,
  prepare: (scratch) =>
    rows.map(([way, ...aims]) => {
      const cwd = way.project(mkdtempSync(join(scratch, 'project-')), resources);
      return { name: way.name, aims, run: synthesisRun(way, cwd, scratch) };
    }),
});

const { template, tsx, stock, awsCdk, bareAwsCdk, ours } = ways;

/** @type {(atMost: number, way: Way) => Aim} */
const cpu = (atMost, { name }) => ({ of: 'cpu', atMost, comparedWith: name });

/** By the number of resources. */
export const resourceGroups = {
  1000: manyResources(1000, [
    [template],
    [tsx],
    [stock],
    [awsCdk],
    [bareAwsCdk],
    [ours, cpu(0.08, template), cpu(0.2, awsCdk)],
  ]),
  5000: manyResources(5000, [[template], [tsx], [stock], [awsCdk], [bareAwsCdk], [ours, cpu(0.2, awsCdk)]]),
  20000: manyResources(20000, [[stock], [ours, cpu(0.35, stock), { of: 'peak', atMost: 200 }]]),
};
