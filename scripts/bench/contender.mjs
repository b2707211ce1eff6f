// @ts-check

/** @typedef {import('./measure.mjs').Cost} Cost */

/**
 * A figure to reach: a cost of a row as a ratio to the same cost of another row of its group, or the cost by itself.
 * @typedef {object} Aim
 * @property {'cpu' | 'wall' | 'peak'} of
 * @property {number} atMost
 * @property {string} [comparedWith] the name of the other row
 */

/**
 * One row of the table.
 * @typedef {object} Contender
 * @property {string} name
 * @property {(round: number) => Cost | Promise<Cost>} run
 * @property {readonly Aim[]} [aims]
 */

/**
 * Rows that are compared with the first of them.
 * @typedef {object} Group
 * @property {string} name the word for `--only`
 * @property {string} title
 * @property {(scratch: string) => readonly Contender[] | Promise<readonly Contender[]>} prepare makes what the rows need, once, in a
 * folder that is removed at the end
 */

/**
 * A row with what its runs have cost, or with what went wrong.
 * @typedef {object} Row
 * @property {string} name
 * @property {readonly Aim[]} aims
 * @property {Cost[]} costs
 * @property {string} [failure]
 */

export {};
