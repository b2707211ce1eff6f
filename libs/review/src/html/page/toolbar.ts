import type { ReviewAction, Verdict } from '../../review.js';
import { type Row } from '../shown/rows.js';
import { asksNothing, type Wanted } from '../shown/search.js';
import { counted, figure } from '../../render/text/words.js';
import { verdictNames } from '../shown/signs.js';
import { button, h } from './element.js';

/** The search box and the filters. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search names, reasons, attributes, values',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-keyshortcuts': '/',
  });
  private readonly hits = h('p', { class: 'hits', role: 'status' });
  private readonly selects: Readonly<Record<'stack' | 'action' | 'verdict' | 'type', HTMLSelectElement>>;
  private readonly onlyDangers = h('input', { type: 'checkbox', id: 'only-dangers' });
  private readonly onlyPolicy = h('input', { type: 'checkbox', id: 'only-policy' });
  private readonly reset = button({ class: 'plain-button reset' }, () => this.clear(), 'Reset');

  constructor(
    private readonly rows: readonly Row[],
    private readonly changed: (wanted: Wanted) => number,
    private readonly openAll: () => void,
  ) {
    const options = (of: (row: Row) => string) => [...new Set(rows.map(of))];
    this.selects = {
      stack: select(
        'stack',
        'All stacks',
        options(({ stack }) => stack),
      ),
      action: select('action', 'All actions', options(({ action }) => action).sort()),
      verdict: select(
        'verdict',
        'All verdicts',
        options(({ verdict }) => verdict),
        (verdict) => verdictNames[verdict as Verdict],
      ),
      type: select('type', 'All types', options(({ type }) => type).sort()),
    };
    this.element = h(
      'form',
      { class: 'toolbar', role: 'search', 'aria-label': 'Search and filter changes' },
      this.searchLine(),
      h('div', { class: 'filters' }, ...this.filters(), this.hits, this.reset),
    );
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.element.addEventListener('input', () => this.apply());
  }

  private searchLine() {
    const label = h('label', { for: 'search', class: 'unseen' }, 'Search changes');
    const key = h('kbd', { 'aria-hidden': 'true' }, '/');
    const openAll = button({ class: 'plain-button' }, this.openAll, 'Open or close all');
    return h(
      'div',
      { class: 'search-line' },
      h('div', { class: 'search' }, label, this.search, key),
      openAll,
    );
  }

  private filters() {
    const selects = Object.entries(this.selects).map(([name, element]) =>
      h('div', {}, h('label', { for: `filter-${name}`, class: 'unseen' }, `Filter by ${name}`), element),
    );
    return [
      ...selects,
      h('label', { class: 'check' }, this.onlyDangers, 'Only dangers'),
      h('label', { class: 'check' }, this.onlyPolicy, 'Policy'),
    ];
  }

  get wanted(): Wanted {
    const { stack, action, verdict, type } = this.selects;
    const chosen = (from: HTMLSelectElement) =>
      from.selectedIndex === 0 ? undefined : from.selectedOptions[0]?.dataset['value'];
    return {
      words: this.search.value,
      onlyDangers: this.onlyDangers.checked,
      onlyPolicy: this.onlyPolicy.checked,
      ...defined({ stack: chosen(stack), type: chosen(type) }),
      ...defined({
        action: chosen(action) as ReviewAction | undefined,
        verdict: chosen(verdict) as Verdict | undefined,
      }),
    };
  }

  apply() {
    const { wanted } = this;
    const found = this.changed(wanted);
    const total = this.rows.length;
    this.reset.hidden = asksNothing(wanted);
    this.hits.textContent = this.reset.hidden
      ? `${counted(total, 'change')}${this.rows.some(({ kind }) => kind === 'drift') ? ', drift included' : ''}`
      : `${figure(found)} of ${counted(total, 'change')}${found === 0 ? ': nothing matches' : ''}`;
  }

  clear() {
    this.search.value = '';
    this.onlyDangers.checked = false;
    this.onlyPolicy.checked = false;
    for (const element of Object.values(this.selects)) element.selectedIndex = 0;
    this.apply();
    this.search.focus({ preventScroll: true });
  }
}

/** The value stands in the options' data: it may be any text, the empty one too. */
function select(name: string, all: string, values: readonly string[], label = (value: string) => value) {
  const options = values.map((value) => {
    const option = h('option', {}, label(value));
    option.dataset['value'] = value;
    return option;
  });
  return h('select', { id: `filter-${name}` }, h('option', {}, all), ...options);
}

const defined = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: Exclude<Values[Key], undefined>;
  };
