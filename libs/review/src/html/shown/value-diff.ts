import { laidOut } from './laid-out.js';

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Two values beside each other, or, of text with lines, the lines below each other. */
export type ValueDiff =
  | { readonly kind: 'words'; readonly before: readonly Piece[]; readonly after: readonly Piece[] }
  | { readonly kind: 'lines'; readonly lines: readonly Piece[] };

/** Above this many pairs of lines the middle is shown as taken out and put in again. */
const MOST_PAIRS = 250_000;

/** What differs between two texts. JSON on one line is laid out first. */
export function valueDiff(before: string, after: string): ValueDiff {
  const [laidBefore, laidAfter] = [laidOut(before), laidOut(after)];
  // Only its white space differs: laid out, nothing would.
  const [from, to] = laidBefore === laidAfter ? [before, after] : [laidBefore, laidAfter];
  if (!from.includes('\n') && !to.includes('\n')) return words(from, to);
  const isJson = from !== before && to !== after;
  return { kind: 'lines', lines: differing(from.split('\n'), to.split('\n'), isJson) };
}

function words(from: string, to: string): ValueDiff {
  const [before, after] = [tokens(from), tokens(to)];
  const [start, end] = [sameStart(before, after), sameEnd(before, after)];
  const pieces = (all: readonly string[], kind: 'gone' | 'new') =>
    [
      piece('same', all.slice(0, start)),
      piece(kind, all.slice(start, all.length - end)),
      piece('same', all.slice(all.length - end)),
    ].filter(({ text }) => text !== '');
  return { kind: 'words', before: pieces(before, 'gone'), after: pieces(after, 'new') };
}

const tokens = (text: string) => text.match(/[\p{L}\p{N}]+|\s+|[^]/gu) ?? [];

const piece = (kind: Piece['kind'], of: readonly string[]): Piece => ({ kind, text: of.join('') });

/** That a line of JSON is not the last any more is no difference. */
function differing(from: readonly string[], to: readonly string[], isJson: boolean): Piece[] {
  const told = (line: string) => (isJson ? line.replace(/,$/, '') : line);
  const [plainFrom, plainTo] = [from.map(told), to.map(told)];
  const [start, end] = [sameStart(plainFrom, plainTo), sameEnd(plainFrom, plainTo)];
  const [gone, added] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  return [
    ...lines('same', to.slice(0, start)),
    ...(gone.length * added.length > MOST_PAIRS
      ? [...lines('gone', gone), ...lines('new', added)]
      : middle(gone, added, told)),
    ...lines('same', to.slice(to.length - end)),
  ];
}

const lines = (kind: Piece['kind'], texts: readonly string[]) => texts.map((text) => ({ kind, text }));

/** By the longest common subsequence. */
function middle(from: readonly string[], to: readonly string[], told: (line: string) => string): Piece[] {
  const width = to.length + 1;
  const common = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  const [plainFrom, plainTo] = [from.map(told), to.map(told)];
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      common[i * width + j] =
        plainFrom[i] === plainTo[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Piece[] = [];
  for (let i = 0, j = 0; i < from.length || j < to.length;) {
    const [gone, added] = [from[i], to[j]];
    if (gone !== undefined && added !== undefined && plainFrom[i] === plainTo[j]) {
      found.push({ kind: 'same', text: added });
      i++;
      j++;
    } else if (gone !== undefined && (added === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'gone', text: gone });
      i++;
    } else {
      found.push({ kind: 'new', text: added ?? '' });
      j++;
    }
  }
  return found;
}

function sameStart(one: readonly string[], other: readonly string[]) {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length++;
  return length;
}

/** Of what the same start has left. */
function sameEnd(one: readonly string[], other: readonly string[]) {
  const most = Math.min(one.length, other.length) - sameStart(one, other);
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
}
