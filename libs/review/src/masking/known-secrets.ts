import { base64FormsOf, formsOf } from './forms-of.js';
import { HIDDEN } from './hidden.js';
import { Occurrences, type Pattern, type Span } from './occurrences.js';

/** A text that must not be seen. `bounded`: only where it is no part of a longer word, as it may be no secret after all. */
export interface Secret {
  readonly text: string;
  readonly bounded: boolean;
}

/** Shorter than that, a form is found in texts that have nothing to do with it. */
const SHORTEST_FORM = 4;
const SHORTEST_DOUBTFUL_BASE64 = 6;

/** Hides secrets that are known wherever they stand: plain, escaped for JSON, URLs and HTML, in hex, in base64. */
export class KnownSecrets {
  private readonly plain: Occurrences;
  private readonly base64: Occurrences;

  constructor(secrets: readonly Secret[]) {
    this.plain = new Occurrences(secrets.flatMap(patternsOf));
    this.base64 = new Occurrences(secrets.flatMap(base64PatternsOf));
  }

  hide(text: string): string {
    if (text.length < SHORTEST_FORM) return text;
    const once = without(text, this.plain.in(folded(text)));
    const spans = this.base64.in(/[-_]/.test(once) ? once.replaceAll('-', '+').replaceAll('_', '/') : once);
    if (spans.length === 0) return once;
    return without(
      once,
      spans.map((span) => wholeRun(once, span)),
    );
  }
}

const patternsOf = ({ text, bounded }: Secret): Pattern[] =>
  formsOf(text).map((form) => ({ text: folded(form), bounded }));

const base64PatternsOf = ({ text, bounded }: Secret): Pattern[] =>
  base64FormsOf(text)
    .filter(({ length }) => length >= (bounded ? SHORTEST_DOUBTFUL_BASE64 : SHORTEST_FORM))
    .map((form) => ({ text: form, bounded: false }));

const BEYOND_ASCII = /[^\0-\x7f]/gu;

/**
 * In lower case, of the same length, and each letter for itself: as a whole, `İ` would become two, and `Σ` something else at
 * the end of a word than within.
 */
export const folded = (text: string): string =>
  /[^\0-\x7f]/.test(text)
    ? text.replace(BEYOND_ASCII, foldedLetter).replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    : text.toLowerCase();

function foldedLetter(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

const BASE64 = /[A-Za-z0-9+/_=-]/;

/** What stands around it in base64 holds some of its bits. */
function wholeRun(text: string, [start, end]: Span): Span {
  let [from, to] = [start, end];
  while (from > 0 && BASE64.test(text.charAt(from - 1))) from--;
  while (to < text.length && BASE64.test(text.charAt(to))) to++;
  return [from, to];
}

/** What is hidden already stays as it is, whatever the secret. */
function without(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let [result, at] = ['', 0];
  for (const [start, end] of spans) {
    if (start < at || isMarker(text, start, end)) continue;
    result += text.slice(at, start) + HIDDEN;
    at = end;
  }
  return result + text.slice(at);
}

/** Whether the place is within something hidden. */
function isMarker(text: string, start: number, end: number): boolean {
  const marker = text.lastIndexOf(HIDDEN, start);
  return marker !== -1 && end <= marker + HIDDEN.length;
}
