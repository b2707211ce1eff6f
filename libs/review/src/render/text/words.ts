import type { ReviewAction, Verdict } from '../../review.js';

/** What happens to a resource, told afterwards. */
export const ACTION_WORDS: Readonly<Record<ReviewAction, string>> = {
  delete: 'destroyed',
  replace: 'replaced',
  unknown: 'changed in an unknown way',
  forget: 'forgotten',
  update: 'updated',
  create: 'created',
  move: 'moved',
  import: 'imported',
};

/** In the order in which they are told: what can't be undone first. */
export const actions = Object.keys(ACTION_WORDS) as readonly ReviewAction[];

/** Bad to good. */
export const worstFirst: readonly Verdict[] = ['danger', 'review', 'safe', 'none'];

const figures = new Intl.NumberFormat('en-US');

export const figure = (count: number): string => figures.format(count);

/** `1 stack`, `2 stacks`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;
