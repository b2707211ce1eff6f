// @ts-check
import Table from 'cli-table3';
import { markdownTable } from 'markdown-table';

/** @typedef {import('./summary.mjs').Line} Line */

const HEAD = ['', 'wall s', 'CPU s', 'ratio', 'peak MB', 'aim'];
/** @type {('left' | 'right')[]} */
const ALIGN = ['left', 'right', 'right', 'right', 'right', 'left'];

/**
 * Everything in one table, for a terminal.
 * @param {readonly { title: string, lines: readonly Line[] }[]} groups
 */
export function terminalTable(groups) {
  const table = new Table({ head: HEAD, colAligns: ALIGN, style: { head: [], border: [], compact: true } });
  for (const { title, lines } of groups) {
    table.push(
      [{ content: title.toUpperCase(), colSpan: HEAD.length }],
      ...lines.map((line) => cells(line, '\n')),
    );
  }
  return table.toString();
}

/**
 * The same, for docs/performance.md.
 * @param {readonly { title: string, lines: readonly Line[] }[]} groups
 */
export const markdown = (groups) =>
  markdownTable(
    [
      HEAD,
      ...groups.flatMap(({ title, lines }) => [
        [`**${title}**`, '', '', '', '', ''],
        ...lines.map((line) => cells(line, '; ')),
      ]),
    ],
    { align: ALIGN },
  );

/**
 * @param {Line} line
 * @param {string} between notes
 */
const cells = ({ name, cost, ratio, notes }, between) => [
  name,
  figure(cost.wall, 2),
  figure(cost.cpu, 2),
  figure(ratio, 3),
  figure(cost.peak, 0),
  notes.join(between),
];

/**
 * @param {number | undefined} value
 * @param {number} digits
 */
const figure = (value, digits) => (value === undefined || Number.isNaN(value) ? '' : value.toFixed(digits));
