import type { Review } from '../../review.js';
import { dangersOf, remarksOf } from '../shown/dangers.js';
import { targetOf } from '../shown/links.js';
import { rowsOf } from '../shown/rows.js';
import { counted } from '../../render/text/words.js';
import { ChangeList } from './change-list.js';
import { contents } from './contents.js';
import { byId, type Child, h } from './element.js';
import { findingList, unfinishedList } from './findings.js';
import { listenToKeys } from './keyboard.js';
import { overview, stackTable } from './overview.js';
import { policyTable } from './policy.js';
import { rehearsalReport } from './rehearsal.js';
import { themeButton } from './theme.js';
import { Toolbar } from './toolbar.js';

const review = JSON.parse(byId('review').textContent) as Review;
const rows = rowsOf(review);
const list = new ChangeList(review, rows);
const toolbar = new Toolbar(
  rows,
  (wanted) => list.show(wanted),
  () => {
    const { shown } = list;
    const open = !shown.every(({ isOpen }) => isOpen);
    shown.forEach((row) => row.open(open));
  },
);

const dangers = dangersOf(review);
const remarks = remarksOf(review);
const unfinished = review.stacks.filter(({ status }) => status !== 'planned');
const sections: HTMLElement[] = [
  ...(dangers.length > 0
    ? [section('dangers', `${counted(dangers.length, 'danger')} to approve`, ...findingList(dangers))]
    : []),
  ...(unfinished.length > 0
    ? [section('unfinished', 'Plans that are not final', unfinishedList(unfinished))]
    : []),
  section('stacks', counted(review.stacks.length, 'stack'), stackTable(review)),
  ...(review.policy.length > 0 ? [section('policy', 'Policy', policyTable(review.policy))] : []),
  ...(remarks.length > 0 ? [section('remarks', 'Worth a look', ...findingList(remarks))] : []),
  ...(review.rehearsal === undefined
    ? []
    : [section('rehearsal', 'Rehearsal', rehearsalReport(review.rehearsal))]),
  section('changes', 'Changes', toolbar.element, list.element),
];

const letters = h('input', { type: 'checkbox', id: 'letters', checked: true });
byId('theme').append(themeButton());
byId('subject').append(subject());
byId('main').append(overview(review, new Date()), ...sections);
byId('contents').append(
  contents(
    sections.map(({ id, firstElementChild }) => ({ id, title: firstElementChild?.textContent ?? id })),
    review.stacks,
  ),
);
byId('keys').append(keyHelp());
toolbar.apply();
new ResizeObserver(() =>
  document.documentElement.style.setProperty('--toolbar', `${toolbar.element.offsetHeight}px`),
).observe(toolbar.element);
list.openDangers();
listenToKeys(list, toolbar, () => letters.checked);
addEventListener('hashchange', follow);
addEventListener('beforeprint', () => list.showAll());
follow();

function section(id: string, title: string, ...children: Child[]) {
  return h(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title),
    ...children,
  );
}

function subject() {
  const { repository, pullRequest, head } = review.change ?? {};
  const number = pullRequest === undefined ? '' : ` #${pullRequest}`;
  return h('span', {}, `${repository ?? head?.slice(0, 12) ?? ''}${number}`);
}

/** Goes to what the address of the page names. What the filters hide is shown again. */
function follow() {
  const target = targetOf(location.hash);
  const shownSection = target && list.sectionOf(target);
  if (target === undefined || shownSection === undefined) return;
  const row = list.rowOf(target);
  if (!shownSection.element.hidden && row === undefined) return jump(shownSection.heading);
  if (row === undefined || !list.shown.some((shown) => shown.row === row)) toolbar.clear();
  jump(row === undefined ? shownSection.heading : shownSection.reveal(row).toggle);
}

function jump(to: HTMLElement) {
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'start' });
}

function keyHelp() {
  const key = (...names: string[]) => names.flatMap((name) => [h('kbd', {}, name), ' ']);
  return h(
    'div',
    {},
    h(
      'p',
      {},
      ...key('/'),
      'searches, ',
      ...key('j', 'k'),
      'or ',
      ...key('↓', '↑'),
      'go from change to change, ',
      ...key('Enter'),
      'opens, ',
      ...key('Esc'),
      'closes or clears.',
    ),
    h('p', {}, h('label', { class: 'check' }, letters, 'Keys that are single letters')),
  );
}
