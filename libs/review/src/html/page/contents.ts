import type { StackReview } from '../../review.js';
import { linkTo } from '../shown/links.js';
import { verdictNames } from '../shown/signs.js';
import { code } from './badges.js';
import { h } from './element.js';

/** Above this many stacks, those that are a danger or deserve a look. */
const MOST_STACKS = 60;

/** The list of contents beside the page. */
export function contents(
  sections: readonly { readonly id: string; readonly title: string }[],
  stacks: readonly StackReview[],
): HTMLElement {
  const listed =
    stacks.length <= MOST_STACKS
      ? stacks
      : stacks.filter(({ verdict }) => verdict === 'danger' || verdict === 'review').slice(0, MOST_STACKS);
  return h(
    'nav',
    { 'aria-label': 'Contents', class: 'contents' },
    h('ul', {}, ...sections.map(({ id, title }) => h('li', {}, h('a', { href: `#${id}` }, title)))),
    h(
      'ul',
      { class: 'contents-stacks', 'aria-label': 'Stacks' },
      ...listed.map(({ name, verdict }) =>
        h(
          'li',
          {},
          h(
            'a',
            { href: linkTo(name) },
            h('span', { class: `dot verdict-${verdict}`, 'aria-hidden': 'true' }),
            code(name),
            h('span', { class: 'unseen' }, ` ${verdictNames[verdict]}`),
          ),
        ),
      ),
    ),
  );
}
