import type { ReviewedOutput } from '../../review.js';
import { actionBadge, badge, code } from './badges.js';
import { type Child, h } from './element.js';
import { cell, shownValue } from './shown-value.js';

/** Outputs that change, and who reads them. */
export function outputsTable(stack: string, outputs: readonly ReviewedOutput[]): HTMLElement {
  const columns = ['Output', 'Action', 'Before', 'After', 'Read by'];
  return h(
    'table',
    { class: 'outputs stacked' },
    h('caption', { class: 'unseen' }, `Outputs of ${stack}`),
    h('thead', {}, h('tr', {}, ...columns.map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...outputs.map(line)),
  );
}

const line = ({ name, action, sensitive, before, after, readers }: ReviewedOutput) =>
  h(
    'tr',
    {},
    h('th', { scope: 'row' }, code(name), ...(sensitive ? [' ', badge('plain', 'sensitive')] : [])),
    cell('Action', actionBadge(action)),
    cell('Before', shownValue(before)),
    cell('After', shownValue(after)),
    cell('Read by', ...(readers.length === 0 ? ['nobody'] : names(readers))),
  );

const names = (all: readonly string[]): Child[] =>
  all.flatMap((name, at) => (at === 0 ? [code(name)] : [', ', code(name)]));
