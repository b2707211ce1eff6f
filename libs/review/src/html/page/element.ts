import { shortened, visible } from '../../render/text/visible.js';
import { visibleText } from '../shown/visible-text.js';

export type Child = Node | string | undefined;

/** Characters of a name or a sentence; of a longer one the start and the end. */
const LONGEST = 1_000;

/** Attributes by name. `true` is an attribute without a value, `undefined` none. */
export type Attributes = Readonly<Record<string, string | number | true | undefined>>;

/** An element. Text becomes text, whatever it holds, and every character of it can be seen. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** Text that may have lines. */
export const lines = (text: string): Text => document.createTextNode(visibleText(text));

/** A button that does something on this page. */
export function button(attributes: Attributes, act: () => void, ...children: readonly Child[]) {
  const made = h('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
}

/** An element that the page has from the beginning. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

function filled<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value === true ? '' : visible(String(value)));
  for (const child of children)
    if (child !== undefined)
      made.append(typeof child === 'string' ? visible(shortened(child, LONGEST)) : child);
  return made;
}
