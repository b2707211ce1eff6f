import type { Review, Verdict } from '../../review.js';
import { approvalOf, summaryWords } from '../review-summary-line.js';
import { type Fitted, fitList, type List } from './fit-list.js';
import { checkedOptions, type MarkdownOptions } from './markdown-options.js';
import { code } from './markdown-text.js';
import { dangerList, lookList, policyList, rehearsalList, unplannedList } from './review-lists.js';
import { sizeOf } from './room.js';
import { StackDetails } from './stack-details.js';
import { stackTable } from './stack-table.js';

/**
 * The review as a comment on a pull request: the verdict, a table of the stacks, what is dangerous, policy, rehearsal, the changes of
 * each stack, and how to apply them. Never longer than `limit`: see `StackDetails` for what gives way. Nothing in a review can be
 * more than text in it.
 */
export function reviewMarkdown(review: Review, options: MarkdownOptions = {}): string {
  const { limit, link, marker } = checkedOptions(options);
  const head = [...(marker === undefined ? [] : [`<!-- ${marker} -->`]), verdictBox(review)];
  const foot = footer(review, link);
  const gone = leftOut(link);
  const fixed = sizeOf([...head, gone, foot].join(GAP)) + GAP.length;
  const table = stackTable(review, Math.floor((limit - fixed) * TABLE));

  let room = limit - fixed - spaceOf(table.text);
  const fit = <Item>(list: List<Item>, part: number): Fitted => {
    const fitted = fitList(list, Math.floor(room * part) - GAP.length);
    // The count of what doesn't fit is longer than no room at all.
    if (spaceOf(fitted.text) > room) return { text: '', isWhole: false };
    room -= spaceOf(fitted.text);
    return fitted;
  };
  const stacks = new StackDetails(review.stacks);
  // By address first: a sentence on each is worth less than the name of the last one.
  room -= stacks.nameDangers(Math.floor(room * NAMES));
  const dangers = fit(dangerList(review), 0.5);
  const unplanned = fit(unplannedList(review), 0.2);
  const policy = fit(policyList(review), 0.3);
  const rehearsal = fit(rehearsalList(review), 0.2);
  const looks = fit(lookList(review), 0.2);
  stacks.tellMore(room);

  const isWhole = [table, dangers, unplanned, policy, rehearsal, looks, stacks].every((part) => part.isWhole);
  const sections = [dangers, unplanned, looks, policy, rehearsal, stacks].map(({ text }) => text);
  return `${[...head, table.text, ...(isWhole ? [] : [gone]), ...sections, foot].filter(Boolean).join(GAP)}\n`;
}

const GAP = '\n\n';

const spaceOf = (text: string) => (text === '' ? 0 : sizeOf(text) + GAP.length);

/** The part of the room that a table of very many stacks may take. */
const TABLE = 0.6;

/** The part of what is left then that the addresses of dangers may take. */
const NAMES = 0.8;

const BOXES: Readonly<Record<Verdict, string>> = {
  danger: 'CAUTION',
  review: 'WARNING',
  safe: 'NOTE',
  none: 'NOTE',
};

function verdictBox(review: Review): string {
  const approval = approvalOf(review);
  const end = approval === undefined ? '' : `; approve as ${code(approval)}`;
  return `> [!${BOXES[review.verdict]}]\n> **${review.verdict}**: ${summaryWords(review)}${end}`;
}

const leftOut = (link: string | undefined) =>
  link === undefined
    ? 'Not all of it finds room here: the least dangerous is shortened or counted. The JSON of this review has everything.'
    : `Not all of it finds room here: the least dangerous is shortened or counted. [The whole review](<${link}>) has everything.`;

function footer({ change, planSet, values }: Review, link: string | undefined): string {
  const of = change ? [`Head ${code(change.head)} on base ${code(change.base)}.`] : [];
  const apply = planSet
    ? [
        `Plan set ${code(planSet.hash)}; nothing applies it after ${code(planSet.expiresAt)}.`,
        `To apply exactly this: ${code(`ashlar apply --plan-set ${planSet.hash}`)}, with the ${code('--store')} that it was planned with, if any.`,
      ]
    : ['No plan was kept: what is applied will be planned again.'];
  const without =
    values === 'none' ? ['Values of attributes are left out, as this review was asked for.'] : [];
  const whole = link === undefined ? [] : [`[The whole review](<${link}>).`];
  return `---\n\n${[...of, ...apply, ...without, ...whole].join(' ')}`;
}
