import type { ReviewAction, Verdict } from '../../review.js';

/** What happens to a resource, for the eye. A word stands beside each of them. */
export const actionSigns: Readonly<Record<ReviewAction, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '−',
  move: '→',
  import: '⇥',
  forget: '⌀',
  unknown: '?',
};

export const verdictNames: Readonly<Record<Verdict, string>> = {
  danger: 'Danger',
  review: 'Review',
  safe: 'Safe',
  none: 'No changes',
};
