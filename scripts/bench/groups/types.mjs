// @ts-check
import { join } from 'node:path';
import { installed } from '../../packages.mjs';
import { measure } from '../measure.mjs';
import { binary, root } from '../root.mjs';

const check = ['-p', 'tsconfig.json'];

/** @type {import('../contender.mjs').Group} */
export const types = {
  name: 'types',
  title: 'Type check of everything',
  prepare: (scratch) => {
    const native = join(installed('typescript-native'), 'node_modules', '.bin', 'tsc');
    return [
      { name: 'TypeScript 6', command: [binary('tsc'), ...check] },
      { name: 'TypeScript 7, the native compiler', command: [native, ...check] },
    ].map(({ name, command }) => ({ name, run: () => measure({ cwd: root, command }, scratch) }));
  },
};
