import { markdownTable } from 'markdown-table';
import type { Comparison, StackChange } from '../compare/compare-stacks.js';
import { remarksOf } from './remarks-of.js';
import { headline, type Sides } from './sides.js';
import { touched } from './touched.js';

/** A comment on a pull request may have 65,536 characters; whoever wants more of a stack has the JSON. */
const LINES = 12;

/** The comparison for a pull request. */
export function changesMarkdown(comparison: Comparison, sides: Sides): string {
  const { changes } = comparison;
  const rows = changes.map((change) => [code(change.name), change.kind, touchedCell(change)]);
  const remarks = changes.flatMap((change) =>
    remarksOf(change).map((remark) => `- ${code(change.name)}: ${escaped(remark)}`),
  );
  return [
    `${escaped(headline(comparison, sides))}.`,
    ...(rows.length === 0 ? [] : [markdownTable([['stack', 'is', 'touched'], ...rows])]),
    ...(remarks.length === 0 ? [] : [`Beware:\n\n${remarks.join('\n')}`]),
  ].join('\n\n');
}

const touchedCell = (change: StackChange) =>
  touched(change, LINES)
    .map((line) => code(line.trim()))
    .join('<br>');

const code = (text: string) => `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;

const escaped = (text: string) => text.replaceAll('<', '&lt;').replace(/[\\|*`[\]_]/g, '\\$&');
