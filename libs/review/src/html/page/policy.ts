import type { PolicyFinding } from '../../review.js';
import { linkTo } from '../shown/links.js';
import { badge, code } from './badges.js';
import { h } from './element.js';
import { inParts } from './in-parts.js';
import { cell } from './shown-value.js';

const ORDER = ['fail', 'unknown', 'waived'] as const;

/** What fails first, of that what is new first. */
export function policyTable(findings: readonly PolicyFinding[]): HTMLElement {
  const columns = ['Result', 'Rule', 'Resource', 'Why, and what to do', 'Waiver'];
  const sorted = [...findings].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || Number(b.isNew) - Number(a.isNew),
  );
  const body = h('tbody');
  const table = h(
    'table',
    { class: 'policy stacked' },
    h('caption', { class: 'unseen' }, 'Policy findings'),
    h('thead', {}, h('tr', {}, ...columns.map((name) => h('th', { scope: 'col' }, name)))),
    body,
  );
  return h('div', { class: 'wide' }, table, ...inParts(body, sorted, line, 'finding'));
}

function line({ verdict, isNew, pack, rule, stack, address, reason, fix, waiver }: PolicyFinding) {
  return h(
    'tr',
    {},
    cell('Result', badge(`policy-${verdict}`, verdict), ' ', badge('plain', isNew ? 'new' : 'as before')),
    h('th', { scope: 'row' }, code(rule), h('span', { class: 'quiet block' }, pack)),
    cell(
      'Resource',
      stack === undefined ? code(address) : h('a', { href: linkTo(stack, address) }, code(address)),
      h('span', { class: 'quiet block' }, stack ?? ''),
    ),
    cell(
      'Why, and what to do',
      h('span', { class: 'block' }, reason),
      h('span', { class: 'quiet block' }, fix),
    ),
    cell(
      'Waiver',
      ...(waiver === undefined
        ? [h('span', { class: 'absent' }, 'none')]
        : [
            h(
              'span',
              { class: 'block' },
              waiver.owner,
              ', until ',
              h('span', { class: 'whole' }, waiver.expires),
            ),
            h('span', { class: 'quiet block' }, waiver.reason),
          ]),
    ),
  );
}
