// @ts-check

/**
 * @typedef {import('./summary.mjs').Line} Line
 * @typedef {import('./measure.mjs').Cost} Cost
 */

/** How much more a resource may cost among many than among few. */
const LINEAR = 1.2;

/**
 * What a thousand resources more cost, among few and among many. What a run costs without any is left out by that.
 * @param {readonly { resources: number, cost: Cost }[]} sizes ascending
 * @returns {Line[]}
 */
export function growth(sizes) {
  const steps = sizes.slice(1).map((size, index) => {
    const before = sizes[index] ?? size;
    const thousands = (size.resources - before.resources) / 1000;
    return {
      name: `a thousand more, between ${words(before.resources)} and ${words(size.resources)}`,
      cost: {
        wall: (size.cost.wall - before.cost.wall) / thousands,
        cpu: ((size.cost.cpu ?? NaN) - (before.cost.cpu ?? NaN)) / thousands,
      },
    };
  });
  const first = steps[0]?.cost.cpu ?? NaN;
  return steps.map(({ name, cost }, index) => {
    const ratio = cost.cpu / first;
    const verdict = ratio <= LINEAR ? 'reached' : 'missed';
    return { name, cost, ratio, notes: index === 0 ? [] : [`${verdict}: linear, ≤ ${LINEAR}`] };
  });
}

const words = (/** @type {number} */ resources) => resources.toLocaleString('en');
