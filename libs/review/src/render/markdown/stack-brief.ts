import type { ReviewedChange, StackReview } from '../../review.js';
import { grouped, mostFrequent } from '../text/grouped.js';
import { namedFirst } from '../text/named-first.js';
import { shortened } from '../text/visible.js';
import { ACTION_WORDS, actions, counted, figure } from '../text/words.js';
import { changeLine, shownName } from './change-lines.js';
import { fenceLine } from './markdown-text.js';
import { fitting, sizeOf, within } from './room.js';

/** Types that are counted one by one, and the units of the name of one. */
const TYPES = 5;
const TYPE_LIMIT = 60;

/** A stack in one line of a fence: how many of what are changed in which way. */
export const countLine = (stack: StackReview): string => headLine(stack, stack.changes, '');

/**
 * A stack in at most `room` bytes of lines of a fence: by address what must be named, as much of it as there is room for, and
 * before that a line that counts what isn't named. Undefined when that line doesn't fit.
 */
export function briefLines(stack: StackReview, room: number): string[] | undefined {
  const { named, others } = namedFirst(stack);
  if (named.length === 0) return undefined;
  const head = headLine(stack, others, ' also');
  const all = within(lines(head, named), room);
  if (all) return all;
  // To count all of them takes about as much room as to count what is left of them.
  const kept = fitting(
    shortLines(named),
    room - sizeOf(headLine(stack, stack.changes, ' also')) - FIGURES,
  ).length;
  if (kept === 0) return undefined;
  const rest = [...named.slice(kept), ...others];
  return within(lines(headLine(stack, rest, ' also'), named.slice(0, kept)), room);
}

/** A part may have other types among its most frequent ones than the whole. */
const FIGURES = 200;

function* lines(head: string, changes: readonly ReviewedChange[]): Generator<string> {
  yield head;
  yield* shortLines(changes);
}

function* shortLines(changes: readonly ReviewedChange[]): Generator<string> {
  for (const change of changes) yield changeLine(change, false);
}

/** `# shop-production: also 1,200 created (1,000 aws_subnet, 200 aws_route), 1 output`. */
function headLine(
  { name, drift, outputs }: StackReview,
  changes: readonly ReviewedChange[],
  before: string,
): string {
  const byAction = grouped(changes, ({ action }) => action);
  const told = [
    ...actions.flatMap((action) => {
      const of = byAction.get(action) ?? [];
      return of.length === 0 ? [] : [`${figure(of.length)} ${ACTION_WORDS[action]} (${typesOf(of)})`];
    }),
    ...(outputs.length === 0 ? [] : [counted(outputs.length, 'output')]),
    ...(drift.length === 0 ? [] : [`${figure(drift.length)} changed outside of Terraform`]),
  ];
  const words = told.length === 0 ? '' : `${before} ${told.join(', ')}`;
  // Whole, however many types there are: the figures stand for what isn't named.
  return fenceLine('#', 1, `${shownName(name)}:${words}`, Infinity);
}

function typesOf(changes: readonly ReviewedChange[]): string {
  const { counts, others } = mostFrequent(changes, ({ type }) => shortened(type, TYPE_LIMIT), TYPES);
  const told = counts.map(([type, count]) => `${figure(count)} ${type}`);
  return [...told, ...(others > 0 ? [counted(others, 'other type')] : [])].join(', ');
}
