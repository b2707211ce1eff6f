// @ts-check
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../measure.mjs';
import { writePlanOfMany } from '../programs/plan-of-many.mjs';
import { root } from '../root.mjs';

/** The floor: to read the text and parse it, and nothing else. */
const PARSE = "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))";

/**
 * A review of one plan, beside what reading it costs at least.
 * @param {number} changes
 * @param {readonly import('../contender.mjs').Aim[]} [aims]
 * @returns {import('../contender.mjs').Group}
 */
const reviewOf = (changes, aims = []) => ({
  name: `review-${changes / 1000}k`,
  title: `Review of a plan with ${changes.toLocaleString('en')} changes`,
  prepare: (scratch) => {
    const plan = join(scratch, `${changes}.plan.json`);
    writePlanOfMany(plan, changes);
    const megabytes = (statSync(plan).size / 1_000_000).toFixed(0);
    const output = join(scratch, 'review.md');
    const review = [
      join(root, 'bin/ashlar.mjs'),
      'review',
      '--plan',
      plan,
      '--format',
      'markdown',
      '--output',
      output,
    ];
    return [
      {
        name: `JSON.parse of its ${megabytes} MB`,
        run: () => measure({ cwd: root, command: [process.execPath, '-e', PARSE, plan] }, scratch),
      },
      {
        name: `ashlar review --format markdown, ${megabytes} MB`,
        // It exits with 2 or 3: there are changes.
        run: () => measure({ cwd: root, command: [process.execPath, ...review], exits: [2, 3] }, scratch),
        aims,
      },
    ];
  },
});

export const reviews = [
  reviewOf(1000),
  reviewOf(10_000, [
    { of: 'wall', atMost: 2 },
    { of: 'peak', atMost: 500 },
  ]),
  reviewOf(30_000),
];
