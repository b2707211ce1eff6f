import type { Comparison } from '../compare/compare-stacks.js';
import { remarksOf } from './remarks-of.js';
import type { Sides } from './sides.js';

/** The comparison for programs, as libs/changes/README.md describes it. */
export const changesJson = ({ changes, unchanged }: Comparison, { base, head }: Sides): string =>
  JSON.stringify(
    {
      ...{ version: 1, base, head, unchanged },
      stacks: changes.map((change) => ({ ...change, remarks: remarksOf(change) })),
    },
    null,
    2,
  );
