import type { ChangeCounts, Review, StackReview } from '../../review.js';
import { headline } from '../shown/dangers.js';
import { linkTo } from '../shown/links.js';
import { figure } from '../../render/text/words.js';
import { actionSigns } from '../shown/signs.js';
import { badge, code, verdictBadge } from './badges.js';
import { type Fact, factList } from './fact-list.js';
import { h } from './element.js';
import { inParts } from './in-parts.js';
import { cell } from './shown-value.js';

/** The verdict, and what was reviewed. */
export function overview(review: Review, now: Date): HTMLElement {
  const { change, planSet, values, verdict, policy, rehearsal } = review;
  const facts: readonly Fact[] = [
    ['Repository', change?.repository],
    ['Pull request', change?.pullRequest === undefined ? undefined : `#${change.pullRequest}`],
    ['Head', change === undefined ? undefined : commit(change.head)],
    ['Base', change === undefined ? undefined : commit(change.base)],
    ['Plan set', planSet === undefined ? undefined : code(planSet.hash)],
    ['Expires', planSet === undefined ? undefined : expiry(planSet.expiresAt, now)],
    ['Policy', policy.length === 0 ? undefined : results(policy)],
    [
      'Rehearsal',
      rehearsal &&
        `${figure(rehearsal.replaced.length)} replaced, ${figure(rehearsal.destroyed.length)} destroyed`,
    ],
    ['Values', values === 'none' ? 'none of them is in this page, only names' : undefined],
  ];
  return h(
    'section',
    { id: 'overview', class: `overview verdict-${verdict}`, 'aria-labelledby': 'headline' },
    h('div', { class: 'verdict-line' }, verdictBadge(verdict), h('h1', { id: 'headline' }, headline(review))),
    factList(facts),
  );
}

/** `1 fail, 2 unknown`. */
const results = (policy: Review['policy']) =>
  (['fail', 'unknown', 'waived'] as const)
    .map((result) => [policy.filter(({ verdict }) => verdict === result).length, result] as const)
    .filter(([count]) => count > 0)
    .map(([count, result]) => `${figure(count)} ${result}`)
    .join(', ');

const commit = (sha: string) => h('span', { title: sha }, code(sha.slice(0, 12)));

const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/;

function expiry(expiresAt: string, now: Date) {
  const [, day, time] = TIME.exec(expiresAt) ?? [];
  if (day === undefined) return expiresAt;
  const passed = Date.parse(expiresAt) <= now.getTime();
  return h(
    'span',
    {},
    h('time', { datetime: expiresAt }, `${day} ${time} UTC`),
    ...(passed ? [' ', badge('status-failed', 'has passed: nothing applies it')] : []),
  );
}

type Count = readonly [keyof ChangeCounts, string, string];

/** These are always there, the others when there is one. */
const ALWAYS: readonly Count[] = [
  ['create', actionSigns.create, 'Create'],
  ['update', actionSigns.update, 'Update'],
  ['replace', actionSigns.replace, 'Replace'],
  ['delete', actionSigns.delete, 'Destroy'],
];
const SOMETIMES: readonly Count[] = [
  ['move', actionSigns.move, 'Move'],
  ['import', actionSigns.import, 'Import'],
  ['forget', actionSigns.forget, 'Forget'],
  ['unknown', actionSigns.unknown, 'Unknown'],
  ['drift', '≠', 'Drift'],
  ['outputs', '⇢', 'Outputs'],
];

/** One line for each stack, in the order in which they are applied. */
export function stackTable({ stacks, policy }: Review): HTMLElement {
  const counts = [...ALWAYS, ...SOMETIMES.filter(([key]) => stacks.some((stack) => stack.counts[key] > 0))];
  const failing = new Map<string, number>();
  for (const { stack = '', verdict } of policy)
    if (verdict === 'fail') failing.set(stack, (failing.get(stack) ?? 0) + 1);
  const withPolicy = policy.length > 0;
  const body = h('tbody');
  const rest = inParts(body, stacks, line, 'stack');
  const table = h(
    'table',
    { class: 'stacks' },
    h('caption', { class: 'unseen' }, 'Stacks in the order in which they are applied'),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, 'Stack'),
        h('th', { scope: 'col' }, 'Verdict'),
        ...counts.map(([key, sign, word]) =>
          h(
            'th',
            { scope: 'col', class: `count action-${key}` },
            h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
            ' ',
            h('span', { class: 'word' }, word),
          ),
        ),
        ...(withPolicy ? [h('th', { scope: 'col', class: 'count' }, 'Policy')] : []),
      ),
    ),
    body,
    ...(stacks.length > 1 ? [total()] : []),
  );
  return h(
    'div',
    {},
    h('div', { class: 'wide', role: 'region', tabindex: 0, 'aria-label': 'Stacks, scrolls' }, table),
    ...rest,
  );

  function line(stack: StackReview) {
    return h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        h('a', { href: linkTo(stack.name) }, code(stack.name)),
        ...(stack.status === 'planned' ? [] : [' ', badge(`status-${stack.status}`, stack.status)]),
      ),
      cell('Verdict', verdictBadge(stack.verdict)),
      ...counts.map(([key]) => number(stack.counts[key], key)),
      ...(withPolicy ? [number(failing.get(stack.name) ?? 0, 'policy')] : []),
    );
  }

  function total() {
    const sum = (key: keyof ChangeCounts) => stacks.reduce((all, stack) => all + stack.counts[key], 0);
    const broken = [...failing.values()].reduce((all, count) => all + count, 0);
    return h(
      'tfoot',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'row', colspan: 2 }, 'All stacks'),
        ...counts.map(([key]) => number(sum(key), key)),
        ...(withPolicy ? [number(broken, 'policy')] : []),
      ),
    );
  }
}

const number = (count: number, of: string) =>
  h('td', { class: count === 0 ? 'count zero' : `count some-${of}` }, figure(count));
