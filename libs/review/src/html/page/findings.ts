import type { ReviewFinding, StackReview } from '../../review.js';
import { movedLines } from '../../render/text/moved-lines.js';
import { linkTo } from '../shown/links.js';
import { badge, code } from './badges.js';
import { type Child, h } from './element.js';
import { inParts } from './in-parts.js';

/** What a reviewer has to know, each with its place and with what to do. */
export function findingList(findings: readonly ReviewFinding[]): HTMLElement[] {
  const list = h('ul', { class: 'findings' });
  const rest = inParts(list, findings, card, 'finding');
  return [list, ...rest];
}

const card = (finding: ReviewFinding) =>
  h(
    'li',
    { class: `finding verdict-${finding.verdict}` },
    h('p', { class: 'finding-what' }, h('strong', {}, finding.what)),
    place(finding),
    h('p', { class: 'fix' }, finding.fix),
    moved(finding),
    h('p', { class: 'meta' }, ...meta(finding)),
  );

/** To be pasted. */
const moved = ({ move }: ReviewFinding) =>
  move === undefined ? undefined : h('pre', { class: 'moved' }, movedLines(move).join('\n'));

const meta = ({ rule, attributes = [] }: ReviewFinding): Child[] =>
  [rule, ...attributes].flatMap((name, at) =>
    at === 0 ? [code(name, 'rule')] : [' · ', code(name, 'rule')],
  );

function place({ stack, address, path }: ReviewFinding) {
  if (stack === undefined) return address === undefined ? undefined : h('p', {}, code(address));
  return h(
    'p',
    { class: 'place' },
    h('a', { href: linkTo(stack, address) }, code(address ?? stack)),
    h(
      'span',
      { class: 'quiet' },
      [address === undefined ? '' : stack, path ?? ''].filter(Boolean).join(' · '),
    ),
  );
}

/** Stacks of which the plan is not the last word. */
export const unfinishedList = (stacks: readonly StackReview[]) =>
  h(
    'ul',
    { class: 'findings' },
    ...stacks.map(({ name, status, because }) =>
      h(
        'li',
        { class: `finding status-${status}` },
        h(
          'p',
          { class: 'finding-what' },
          badge(`status-${status}`, status === 'failed' ? 'could not be planned' : 'deferred'),
          ' ',
          h('a', { href: linkTo(name) }, code(name)),
        ),
        because === undefined ? undefined : h('p', {}, because),
      ),
    ),
  );
