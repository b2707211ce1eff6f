import type { ReviewAction, Verdict } from '../../review.js';
import { actionSigns, verdictNames } from '../shown/signs.js';
import { h } from './element.js';

export const verdictBadge = (verdict: Verdict) =>
  h('span', { class: `badge verdict-${verdict}` }, verdictNames[verdict]);

/** The sign is for the eye only: the word beside it says the same. */
export const actionBadge = (action: ReviewAction, label: string = action) =>
  h(
    'span',
    { class: `action action-${action}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, actionSigns[action]),
    h('span', { class: 'word' }, label),
  );

export const badge = (kind: string, text: string) => h('span', { class: `badge ${kind}` }, text);

/** A name out of the plan. It keeps its direction to itself. */
export const code = (text: string, kind = '') => h('code', kind === '' ? {} : { class: kind }, text);
