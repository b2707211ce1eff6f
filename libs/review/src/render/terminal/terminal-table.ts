import Table from 'cli-table3';
import type { Review } from '../../review.js';
import { changesInWords } from '../review-summary-line.js';
import { grouped } from '../text/grouped.js';
import { isQuiet, rowOf, stackColumns } from '../text/stack-columns.js';
import { counted } from '../text/words.js';
import type { Paint } from './paint.js';
import { columnsOf, cut, plain } from './terminal-text.js';

/** With less, a name says nothing. */
const SHORTEST_NAME = 12;

/** A row for each stack that has something to tell; where the terminal is too narrow for a table, a line for each. */
export function terminalTable(review: Review, width: number, colors: Paint): string[] {
  const policy = grouped(review.policy, ({ stack }) => stack ?? '');
  const telling = review.stacks
    .map((stack) => ({ stack, row: rowOf(stack, policy.get(stack.name) ?? []) }))
    .filter(({ stack, row }) => !isQuiet(stack, row));
  const quiet = review.stacks.length - telling.length;
  const remark = quiet === 0 ? [] : [`${counted(quiet, 'stack')} without changes`];
  if (telling.length === 0) return [...remark, ''];

  const columns = stackColumns.filter(({ cell }) => telling.some(({ row }) => cell(row) !== ''));
  const others = columns.slice(1);
  const widths = others.map(({ title, cell }) =>
    Math.max(...[title, ...telling.map(({ row }) => cell(row))].map(columnsOf)),
  );
  // Every cell has a space on both sides and a line on one, and the table a line more.
  const room = width - 1 - 3 - widths.reduce((sum, one) => sum + one + 3, 0);
  if (room < SHORTEST_NAME)
    return [
      ...telling.map(({ stack, row }) =>
        cut(
          `- ${stack.verdict}: ${plain(stack.name)}: ${changesInWords([stack]) || row.state || 'no changes'}`,
          width,
        ),
      ),
      ...[...remark, ''],
    ];
  const table = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  for (const { row } of telling)
    table.push(
      columns.map(({ cell }, at) => (at === 0 ? cut(plain(row.name), room) : tinted(cell(row), colors))),
    );
  return [table.toString(), ...remark, ''];
}

const tinted = (cell: string, { red, yellow }: Paint) => {
  if (cell === 'danger' || cell === 'failed') return red(cell);
  return cell === 'review' || cell === 'deferred' ? yellow(cell) : cell;
};
