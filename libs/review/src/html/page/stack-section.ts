import type { StackReview } from '../../review.js';
import type { Row } from '../shown/rows.js';
import { counted, figure } from '../../render/text/words.js';
import { badge, code, verdictBadge } from './badges.js';
import { ChangeRow } from './change-row.js';
import { button, h } from './element.js';
import { graphPicture } from './graph.js';
import { outputsTable } from './outputs.js';

/** How many more changes a button brings. */
const STEP = 200;
/** From here on the browser lays out only those that are in sight. */
const MANY = 40;
/** A graph of so few resources is open from the beginning. */
const GLANCE = 24;

/** A stack on the page: its changes, what drifted, its outputs and its graph. */
export class StackSection {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  private readonly count = h('span', { class: 'quiet' });
  private readonly body = h('div');
  private readonly extras: HTMLElement;
  private readonly made = new Map<Row, ChangeRow>();
  private matching: readonly Row[] = [];
  private limit = 0;

  constructor(
    readonly stack: StackReview,
    readonly rows: readonly Row[],
    private readonly id: string,
  ) {
    const { name, verdict, status, because, dependencies } = stack;
    this.heading = h('h3', { id, tabindex: -1 }, code(name));
    this.extras = h('div', { class: 'extras' }, ...extrasOf(stack));
    this.element = h(
      'section',
      { class: 'stack', 'aria-labelledby': id },
      h(
        'div',
        { class: 'stack-head' },
        this.heading,
        verdictBadge(verdict),
        ...(status === 'planned' ? [] : [badge(`status-${status}`, status)]),
        this.count,
      ),
      because === undefined ? undefined : h('p', { class: `because status-${status}` }, because),
      dependencies.length === 0
        ? undefined
        : h('p', { class: 'quiet' }, `Reads from ${dependencies.join(', ')}`),
      this.body,
      this.extras,
    );
  }

  /** Shows those of its changes that match, at first no more than the limit. Says how many it shows. */
  show(matching: readonly Row[], most: number): number {
    const limit = Math.min(most, matching.length);
    const asBefore =
      limit === this.limit &&
      matching.length === this.matching.length &&
      matching.every((row, at) => row === this.matching[at]);
    this.matching = matching;
    this.limit = limit;
    const all = matching.length === this.rows.length;
    this.element.hidden = matching.length === 0 && !(all && this.rows.length === 0);
    this.extras.hidden = !all;
    this.count.textContent = all
      ? counted(this.rows.length, 'change')
      : `${figure(matching.length)} of ${counted(this.rows.length, 'change')}`;
    if (!asBefore) this.fill();
    return limit;
  }

  /** Shows a change, wherever it is among those that match, and opens it. */
  reveal(row: Row): ChangeRow {
    const at = this.matching.indexOf(row);
    if (at >= this.limit) {
      this.limit = at + 1;
      this.fill();
    }
    const shown = this.changeRow(row);
    shown.open(true);
    return shown;
  }

  /** Everything that matches, for paper. */
  showAll() {
    this.limit = this.matching.length;
    this.fill();
  }

  get shown(): readonly ChangeRow[] {
    return this.matching.slice(0, this.limit).map((row) => this.changeRow(row));
  }

  private fill() {
    const rows = this.matching.slice(0, this.limit);
    const changes = rows.filter(({ kind }) => kind === 'change');
    const drift = rows.filter(({ kind }) => kind === 'drift');
    const left = this.matching.length - this.limit;
    this.body.replaceChildren(
      ...(changes.length === 0 ? [] : [this.list(changes, `Changes of ${this.stack.name}`)]),
      ...(drift.length === 0
        ? []
        : [
            h('h4', {}, 'Drift: changed outside of Terraform'),
            this.list(drift, `Drift of ${this.stack.name}`),
          ]),
      ...(left === 0 ? [] : [h('p', { class: 'more-line' }, this.moreButton(left))]),
    );
  }

  private moreButton(left: number) {
    const next = Math.min(left, STEP);
    return button(
      { class: 'more more-changes' },
      () => {
        const first = this.matching[this.limit];
        this.limit += next;
        this.fill();
        if (first !== undefined) this.changeRow(first).toggle.focus();
      },
      `Show ${figure(next)} ${this.limit === 0 ? '' : 'more '}of ${figure(this.matching.length)}`,
    );
  }

  private list(rows: readonly Row[], label: string) {
    return h(
      'ul',
      { class: rows.length > MANY ? 'changes many' : 'changes', 'aria-label': label },
      ...rows.map((row) => this.changeRow(row).element),
    );
  }

  private changeRow(row: Row): ChangeRow {
    const made = this.made.get(row) ?? new ChangeRow(row, `${this.id}-${this.rows.indexOf(row)}`);
    this.made.set(row, made);
    return made;
  }
}

function extrasOf(stack: StackReview): HTMLElement[] {
  const { name, outputs, graph } = stack;
  const changed = graph.nodes.filter(({ action }) => action !== undefined).length;
  return [
    ...(outputs.length === 0
      ? []
      : [h('h4', {}, 'Outputs'), h('div', { class: 'wide' }, outputsTable(name, outputs))]),
    ...(graph.nodes.length < 2
      ? []
      : [
          h('h4', {}, 'Graph'),
          folded(
            graph.nodes.length <= GLANCE && graph.edges.length > 0,
            `${counted(graph.nodes.length, 'resource')}, ${figure(changed)} changed`,
            () => graphPicture(name, graph),
          ),
        ]),
  ];
}

/** Opens what costs time only when it is asked for. */
function folded(isOpen: boolean, title: string, open: () => HTMLElement): HTMLElement {
  const made = h('details', { open: isOpen || undefined }, h('summary', {}, title));
  made.addEventListener('toggle', () => made.childElementCount === 1 && made.append(open()));
  return made;
}
