import type { PolicyFinding, ReviewFinding } from '../../review.js';
import { linkTo } from '../shown/links.js';
import type { Row } from '../shown/rows.js';
import { badge, code, verdictBadge } from './badges.js';
import { h } from './element.js';
import { factList } from './fact-list.js';
import { attributeName, cell, shownValue, valueCells } from './shown-value.js';

/** What opens below a change. */
export function changeDetails(row: Row): HTMLElement {
  const { change, findings, policy } = row;
  return h(
    'div',
    { class: 'details' },
    ...findings.map(remark),
    ...policy.map(policyRemark),
    facts(row),
    change.attributes.length === 0
      ? h('p', { class: 'quiet' }, 'None of its attributes is in the plan as a change.')
      : attributeTable(row),
  );
}

const remark = ({ verdict, what, fix, rule }: ReviewFinding) =>
  h(
    'div',
    { class: `remark verdict-${verdict}` },
    h('p', {}, verdictBadge(verdict), ' ', h('strong', {}, what), ' ', code(rule, 'rule')),
    h('p', { class: 'fix' }, fix),
  );

const policyRemark = ({ verdict, rule, reason, fix, waiver }: PolicyFinding) =>
  h(
    'div',
    { class: `remark policy-${verdict}` },
    h(
      'p',
      {},
      badge(`policy-${verdict}`, `policy: ${verdict}`),
      ' ',
      h('strong', {}, reason),
      ' ',
      code(rule, 'rule'),
    ),
    waiver === undefined
      ? h('p', { class: 'fix' }, fix)
      : h('p', {}, `${waiver.owner} has waived it until ${waiver.expires}: ${waiver.reason}`),
  );

const facts = ({ stack, change }: Row) =>
  factList([
    ['Type', code(change.type)],
    ['Construct', change.path === undefined ? undefined : code(change.path)],
    ['Terraform', code(change.actions)],
    ['Moved from', change.movedFrom === undefined ? undefined : code(change.movedFrom)],
    ['Imported as', change.importId === undefined ? undefined : code(change.importId)],
    ['Deposed object', change.deposed === undefined ? undefined : code(change.deposed)],
    ['Link', h('a', { href: linkTo(stack, change.address) }, 'to this change')],
  ]);

/** With one column of values where there is only one side. */
function attributeTable({ change: { attributes, address } }: Row): HTMLElement {
  const sides = {
    before: attributes.some(({ before }) => before !== undefined),
    after: attributes.some(({ after }) => after !== undefined),
  };
  const both = sides.before && sides.after;
  const column = (name: string) => h('th', { scope: 'col' }, name);
  return h(
    'table',
    { class: both ? 'attributes stacked' : 'attributes stacked one-side' },
    h('caption', { class: 'unseen' }, `Attributes of ${address}`),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        column('Attribute'),
        ...(both ? [column('Before'), column('After')] : [column(sides.before ? 'Before' : 'After')]),
      ),
    ),
    h(
      'tbody',
      {},
      ...attributes.map((attribute) =>
        h(
          'tr',
          attribute.forces ? { class: 'forcing' } : {},
          attributeName(attribute),
          ...(both
            ? valueCells(attribute)
            : [cell('Value', shownValue(sides.before ? attribute.before : attribute.after))]),
        ),
      ),
    ),
  );
}
