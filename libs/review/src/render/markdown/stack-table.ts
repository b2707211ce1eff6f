import type { Review } from '../../review.js';
import { grouped } from '../text/grouped.js';
import { type Column, isQuiet, type Row, rowOf, stackColumns, sumOf } from '../text/stack-columns.js';
import { counted, worstFirst } from '../text/words.js';
import type { Fitted } from './fit-list.js';
import { codeCell } from './markdown-text.js';
import { sizeOf } from './room.js';

/**
 * A row for each stack that has something to tell, in the order of application. When they take more than `room` bytes, the least
 * dangerous ones are summed up in a last row.
 */
export function stackTable(review: Review, room: number): Fitted {
  const policy = grouped(review.policy, ({ stack }) => stack ?? '');
  const telling = review.stacks
    .map((stack, place) => ({ stack, place, row: marked(rowOf(stack, policy.get(stack.name) ?? [])) }))
    .filter(({ stack, row }) => !isQuiet(stack, row));
  const quiet = review.stacks.length - telling.length;
  const remark = quiet === 0 ? [] : [`${counted(quiet, 'stack')} without changes.`];
  if (telling.length === 0) return { text: remark.join(''), isWhole: true };
  const columns = stackColumns.filter(({ cell }) => telling.some(({ row }) => cell(row) !== ''));
  const line = (row: Row) => `| ${columns.map(({ cell }) => cell(row)).join(' | ')} |`;
  const head = [cellsLine(columns.map(({ title }) => title)), cellsLine(columns.map(alignment))];

  const worst = telling.toSorted(
    (a, b) => worstFirst.indexOf(a.stack.verdict) - worstFirst.indexOf(b.stack.verdict) || a.place - b.place,
  );
  let left = room - sizeOf([...head, ...remark].join('\n')) - SUM_ROW;
  let kept = 0;
  for (const { row } of worst) {
    left -= sizeOf(line(row)) + 1;
    if (left < 0) break;
    kept += 1;
  }
  const shown = worst.slice(0, kept).toSorted((a, b) => a.place - b.place);
  const rest = worst.slice(kept).map(({ row }) => row);
  const lines = [
    ...head,
    ...shown.map(({ row }) => line(row)),
    ...(rest.length === 0 ? [] : [line(sumOf(rest))]),
  ];
  return { text: [lines.join('\n'), ...remark].join('\n\n'), isWhole: rest.length === 0 };
}

/** More than a row of sums takes. */
const SUM_ROW = 400;

const cellsLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const alignment = ({ isNumber = false }: Column) => (isNumber ? '--:' : '---');

const marked = (row: Row): Row => ({
  ...row,
  name: codeCell(row.name),
  verdict: row.verdict === 'danger' ? '**danger**' : row.verdict,
});
