import type { RehearsalReview, RehearsedResource } from '../../review.js';
import { linkTo } from '../shown/links.js';
import { counted } from '../../render/text/words.js';
import { code } from './badges.js';
import { h } from './element.js';
import { inParts } from './in-parts.js';

/** What happened on the emulator. */
export function rehearsalReport({ from, replaced, destroyed, leftOut }: RehearsalReview): HTMLElement {
  return h(
    'div',
    {},
    h('p', {}, 'Applied on the emulator on top of ', code(from), '.'),
    ...group('Destroyed', destroyed),
    ...group('Replaced', replaced),
    ...group('Not rehearsed: the emulator does not carry it', leftOut),
  );
}

function group(title: string, resources: readonly RehearsedResource[]): HTMLElement[] {
  if (resources.length === 0) return [h('p', { class: 'quiet' }, `${title}: nothing.`)];
  const list = h('ul', { class: 'resources' });
  const rest = inParts(list, resources, line, 'resource');
  return [h('h3', {}, `${title}: ${counted(resources.length, 'resource')}`), list, ...rest];
}

const line = ({ stack, address }: RehearsedResource) =>
  h(
    'li',
    {},
    h('a', { href: linkTo(stack, address) }, code(address)),
    h('span', { class: 'quiet' }, ` ${stack}`),
  );
