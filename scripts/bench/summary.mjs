// @ts-check

/**
 * @typedef {import('./contender.mjs').Aim} Aim
 * @typedef {import('./contender.mjs').Group} Group
 * @typedef {import('./contender.mjs').Row} Row
 * @typedef {import('./measure.mjs').Cost} Cost
 */

/**
 * A row of the table, in figures.
 * @typedef {object} Line
 * @property {string} name
 * @property {Cost} cost
 * @property {number} [ratio] of CPU, or of wall time where there is no other, to the first row of the group
 * @property {readonly string[]} notes
 */

/**
 * Medians, ratios, and which aims were reached.
 * @param {readonly Row[]} rows
 * @returns {Line[]}
 */
export function summary(rows) {
  const costs = new Map(rows.map(({ name, costs }) => [name, medianCost(costs)]));
  const first = costs.get(rows[0]?.name ?? '');
  return rows.map(({ name, aims, failure }) => {
    const cost = costs.get(name) ?? { wall: NaN };
    const ratio = rows.length > 1 && first !== undefined ? ratioOf(cost, first) : NaN;
    const notes = failure ? ['not measured'] : aims.map((aim) => judged(aim, cost, costs));
    return { name, cost, ...(Number.isNaN(ratio) ? {} : { ratio }), notes };
  });
}

/**
 * @param {readonly Cost[]} costs
 * @returns {Cost}
 */
function medianCost(costs) {
  const of = (/** @type {'wall' | 'cpu' | 'peak'} */ kind) =>
    median(costs.flatMap((cost) => cost[kind] ?? []));
  return { wall: of('wall'), cpu: of('cpu'), peak: of('peak') };
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [below = NaN, above = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (below + above) / 2;
}

/**
 * @param {Cost} cost
 * @param {Cost} first
 */
function ratioOf(cost, first) {
  const ofCpu = (cost.cpu ?? NaN) / (first.cpu ?? NaN);
  return Number.isNaN(ofCpu) ? cost.wall / first.wall : ofCpu;
}

const UNITS = { cpu: 's of CPU', wall: 's', peak: 'MB' };

/**
 * @param {Aim} aim
 * @param {Cost} cost
 * @param {ReadonlyMap<string, Cost>} costs
 */
function judged({ of, atMost, comparedWith }, cost, costs) {
  const value = cost[of] ?? NaN;
  if (comparedWith === undefined) return `${verdict(value, atMost)}: ≤ ${atMost} ${UNITS[of]}`;
  const ratio = value / (costs.get(comparedWith)?.[of] ?? NaN);
  return `${verdict(ratio, atMost)}: ${ratio.toFixed(3)}, ≤ ${atMost} of ${comparedWith}`;
}

/**
 * @param {number} value
 * @param {number} atMost
 */
function verdict(value, atMost) {
  if (Number.isNaN(value)) return 'not measured';
  return value <= atMost ? 'reached' : 'missed';
}
