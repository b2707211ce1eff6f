import type { ShownValue } from '../review.js';

/** Longer than that, or of more lines, a text is cut to where it differs. */
const LONGEST = 400;
const MOST_LINES = 6;

/** What is left of the same before and behind a difference, in characters. */
const NEIGHBOURHOOD = 80;

/**
 * Two values that people may see, cut to what differs and its neighbourhood where they are long. Where they look the same,
 * they differ in what is hidden, and so are they.
 */
export function shownDifference(
  before: ShownValue | undefined,
  after: ShownValue | undefined,
): { readonly before?: ShownValue; readonly after?: ShownValue } {
  if (before === undefined) return after === undefined ? {} : { after: cut(after, 0) };
  if (after === undefined) return { before: cut(before, 0) };
  if (before.kind !== 'value' || after.kind !== 'value')
    return { before: cut(before, 0), after: cut(after, 0) };
  if (before.text === after.text) return { before: { kind: 'hidden' }, after: { kind: 'hidden' } };
  const start = firstDifference(before.text, after.text);
  return { before: cut(before, start), after: cut(after, start) };
}

function firstDifference(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  for (let at = 0; at < end; at++) if (one.charCodeAt(at) !== other.charCodeAt(at)) return at;
  return end;
}

function cut(shown: ShownValue, difference: number): ShownValue {
  if (shown.kind !== 'value' || !isLong(shown.text)) return shown;
  const { text } = shown;
  const from = wholeCharacter(text, Math.max(0, difference - NEIGHBOURHOOD));
  const window = text.slice(from, wholeCharacter(text, from + LONGEST));
  const lines = window.split('\n', MOST_LINES).join('\n');
  const left = text.length - from - lines.length;
  return { kind: 'value', text: `${from === 0 ? '' : '…'}${lines}${left === 0 ? '' : more(left)}` };
}

function isLong(text: string): boolean {
  if (text.length > LONGEST) return true;
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines >= MOST_LINES;
}

const more = (characters: number) =>
  `… (${characters} more ${characters === 1 ? 'character' : 'characters'})`;

/** A place that is not between the halves of a character. */
const wholeCharacter = (text: string, at: number) =>
  at > 0 && /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))
    ? at - 1
    : at;
