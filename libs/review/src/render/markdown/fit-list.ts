import { mostFrequent } from '../text/grouped.js';
import { counted, figure } from '../text/words.js';
import { fitting, sizeOf, within } from './room.js';

/** A list under a heading, which can be told at length, in brief, or for its last part only be counted. */
export interface List<Item> {
  readonly heading: string;
  /** The most important first. */
  readonly items: readonly Item[];
  readonly full: (item: Item) => string;
  readonly brief: (item: Item) => string;
  /** What the items that found no room are counted by, as Markdown. */
  readonly kind: (item: Item) => string;
}

export interface Fitted {
  readonly text: string;
  readonly isWhole: boolean;
}

const NOTHING: Fitted = { text: '', isWhole: true };

/** Kinds that are counted one by one; a review of a hundred kinds of trouble is read elsewhere. */
const KINDS = 8;

/**
 * The list in at most `room` bytes: all at length, else all in brief, else as many as there is room for and the rest counted, else
 * the count alone. The count is written even where there is no room for it.
 */
export function fitList<Item>(list: List<Item>, room: number): Fitted {
  const { heading, items, full, brief } = list;
  if (items.length === 0) return NOTHING;
  const space = room - sizeOf(heading) - 4;
  const all = within(lazily(items, full), space);
  if (all) return { text: joined(heading, all), isWhole: true };
  const short = within(lazily(items, brief), space);
  if (short) return { text: joined(heading, short), isWhole: false };
  // The rest becomes smaller with every line that is kept, and so does what counts it.
  const kept = fitting(lazily(items, brief), space - sizeOf(countLine(list, items)));
  return {
    text: joined(heading, [...kept, countLine(list, items.slice(kept.length), kept.length > 0)]),
    isWhole: false,
  };
}

const joined = (heading: string, lines: readonly string[]) => `${heading}\n\n${lines.join('\n')}`;

function* lazily<Item>(items: readonly Item[], line: (item: Item) => string): Generator<string> {
  for (const item of items) yield line(item);
}

function countLine<Item>({ kind }: List<Item>, rest: readonly Item[], isMore = true): string {
  const { counts, others } = mostFrequent(rest, kind, KINDS);
  const told = counts.map(([name, count]) => `${figure(count)} × ${name}`);
  const untold = others > 0 ? [counted(others, 'other kind')] : [];
  return `- ${isMore ? 'and ' : ''}${figure(rest.length)}${isMore ? ' more' : ''}: ${[...told, ...untold].join(', ')}`;
}
