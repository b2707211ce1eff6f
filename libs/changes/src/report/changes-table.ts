import Table from 'cli-table3';
import type { Comparison } from '../compare/compare-stacks.js';
import { remarksOf } from './remarks-of.js';
import { headline, type Sides } from './sides.js';
import { touched } from './touched.js';

/** More of one stack fills the terminal, and the JSON has it. */
const LINES = 12;

/** The comparison for a terminal: what is touched, then what to beware of. */
export function changesTable(comparison: Comparison, sides: Sides): string {
  const { changes } = comparison;
  if (changes.length === 0) return headline(comparison, sides);
  const table = new Table({
    head: ['stack', 'is', 'touched'],
    style: { head: [], border: [], compact: true },
  });
  for (const change of changes) table.push([change.name, change.kind, touched(change, LINES).join('\n')]);
  const remarks = changes.flatMap((change) =>
    remarksOf(change).map((remark) => `beware: ${change.name}: ${remark}`),
  );
  return [table.toString(), ...remarks, headline(comparison, sides)].join('\n');
}
