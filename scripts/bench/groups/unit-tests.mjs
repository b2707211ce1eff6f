// @ts-check
import { measure } from '../measure.mjs';
import { binary, root } from '../root.mjs';

/** @type {import('../contender.mjs').Group} */
export const unitTests = {
  name: 'unit',
  title: 'Unit tests',
  prepare: (scratch) => {
    const command = [binary('jest'), '--selectProjects', 'unit', '--maxWorkers=2'];
    return [{ name: 'npm run unit', run: () => measure({ cwd: root, command }, scratch) }];
  },
};
