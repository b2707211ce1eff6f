import { counted, figure } from '../../render/text/words.js';
import { button, h } from './element.js';

const PART = 40;

/** Puts the first items into the list; the button that comes back puts in the others. */
export function inParts<Item>(
  list: HTMLElement,
  items: readonly Item[],
  line: (item: Item) => HTMLElement,
  noun: string,
): HTMLElement[] {
  list.append(...items.slice(0, PART).map(line));
  const rest = items.slice(PART);
  if (rest.length === 0) return [];
  const holder = h('p', { class: 'more-line' });
  const more = button(
    { class: 'more' },
    () => {
      const added = rest.map(line);
      list.append(...added);
      holder.remove();
      added[0]?.querySelector('a')?.focus();
    },
    `Show ${counted(rest.length, `more ${noun}`)} of ${figure(items.length)}`,
  );
  holder.append(more);
  return [holder];
}
