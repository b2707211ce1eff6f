import { type Child, h } from './element.js';

/** What is known by its name. Nothing is shown of what is not known. */
export type Fact = readonly [string, Child];

export function factList(facts: readonly Fact[]): HTMLElement | undefined {
  const known = facts.filter(([, value]) => value !== undefined);
  if (known.length === 0) return undefined;
  return h(
    'dl',
    { class: 'facts' },
    ...known.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}
