import type { Row } from '../shown/rows.js';
import { actionBadge, badge, code, verdictBadge } from './badges.js';
import { changeDetails } from './change-details.js';
import { type Child, h } from './element.js';

/** Attributes that are named before the change is opened. */
const NAMED = 4;
/** Of what is made or goes as a whole, no attribute tells more than another. */
const PARTLY: ReadonlySet<string> = new Set(['update', 'replace', 'unknown']);
const LOSES: ReadonlySet<string> = new Set(['delete', 'replace', 'forget', 'unknown']);

/** A change on the page. Its details are built when it is opened for the first time. */
export class ChangeRow {
  readonly element: HTMLLIElement;
  readonly toggle: HTMLButtonElement;
  private details?: HTMLElement;

  constructor(
    readonly row: Row,
    readonly id: string,
  ) {
    this.toggle = h(
      'button',
      { type: 'button', class: 'change-head', 'aria-expanded': 'false', id },
      ...head(row),
    );
    this.toggle.addEventListener('click', () => this.open(!this.isOpen));
    this.element = h('li', { class: `change verdict-${row.verdict} action-${row.action}` }, this.toggle);
  }

  get isOpen() {
    return this.toggle.getAttribute('aria-expanded') === 'true';
  }

  open(open: boolean) {
    if (open && this.details === undefined) {
      this.details = changeDetails(this.row);
      this.details.id = `${this.id}-details`;
      this.toggle.setAttribute('aria-controls', this.details.id);
      this.element.append(this.details);
    }
    this.toggle.setAttribute('aria-expanded', String(open));
    if (this.details !== undefined) this.details.hidden = !open;
  }
}

function head({ change, kind, policy, verdict }: Row): Child[] {
  const failed = policy.some(({ verdict }) => verdict === 'fail');
  return [
    actionBadge(change.action, kind === 'drift' ? `drift: ${change.action}` : change.action),
    h(
      'span',
      { class: 'what' },
      h('span', { class: 'address' }, code(change.address)),
      h('span', { class: 'why' }, why(change)),
    ),
    h(
      'span',
      { class: 'badges' },
      ...(change.deposed === undefined ? [] : [badge('plain', 'deposed')]),
      ...(change.stateful ? [badge(LOSES.has(change.action) ? 'holds-data' : 'plain', 'holds data')] : []),
      ...(policy.length === 0 ? [] : [badge(failed ? 'policy-fail' : 'plain', 'policy')]),
      ...(verdict === 'danger' || verdict === 'review' ? [verdictBadge(verdict)] : []),
    ),
  ];
}

function why({ action, path, because, movedFrom, importId, attributes }: Row['change']): string {
  const told = PARTLY.has(action) ? attributes : [];
  const others = told.filter((attribute) => because?.includes(attribute.path) !== true);
  const named = others.slice(0, NAMED).map((attribute) => attribute.path);
  const more = others.length - named.length;
  return [
    ...(because === undefined ? [] : [because]),
    ...(movedFrom === undefined ? [] : [`moved from ${movedFrom}`]),
    ...(importId === undefined ? [] : [`imported as ${importId}`]),
    ...(PARTLY.has(action) || path === undefined ? [] : [path]),
    ...(named.length === 0 ? [] : [`${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`]),
  ].join(' · ');
}
