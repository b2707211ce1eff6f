/** A place in a text, the end excluded. */
export type Span = readonly [start: number, end: number];

/** What is looked for. `bounded`: not where it is a part of a longer word or number. */
export interface Pattern {
  readonly text: string;
  readonly bounded: boolean;
}

/** Characters that are looked up at once. No pattern is shorter. */
const GRAM = 4;

/** How many places of a pattern are candidates for its gram. */
const CANDIDATES = 48;

/** Places of the filter for each pattern: one in so many characters is looked up in vain. */
const PLACES_PER_PATTERN = 64;

const NOWHERE: Span[] = [];

interface Entry extends Pattern {
  /** Where in the pattern its gram stands. */
  readonly offset: number;
}

/**
 * Finds many patterns in many texts, each text in one pass. A pattern is filed under those four characters of it under which
 * the fewest others are, so that patterns that begin alike don't slow it down. Unlike matchers by grapheme it finds
 * a pattern in front of a combining mark too.
 */
export class Occurrences {
  private readonly filed = new Map<number, Entry[]>();
  private readonly filter: Uint8Array;
  private readonly shift: number;

  constructor(patterns: readonly Pattern[]) {
    const bits = Math.min(24, Math.max(14, Math.ceil(Math.log2(patterns.length * PLACES_PER_PATTERN + 1))));
    this.filter = new Uint8Array(1 << bits);
    this.shift = 32 - bits;
    for (const pattern of patterns) this.file(pattern);
  }

  /** Where patterns stand in the text, in order, those that touch or overlap as one. */
  in(text: string): Span[] {
    if (this.filed.size === 0) return NOWHERE;
    let spans: [number, number][] | undefined;
    let gram = 0;
    for (let end = 0; end < text.length; end++) {
      gram = (gram << 8) | (text.charCodeAt(end) & 0xff);
      if (end < GRAM - 1 || this.filter[this.placeOf(gram)] === 0) continue;
      for (const { text: pattern, offset, bounded } of this.filed.get(gram) ?? []) {
        const start = end - (GRAM - 1) - offset;
        if (start < 0 || !text.startsWith(pattern, start)) continue;
        if (bounded && !standsAlone(text, start, start + pattern.length)) continue;
        (spans ??= []).push([start, start + pattern.length]);
      }
    }
    return spans === undefined ? NOWHERE : merged(spans);
  }

  private placeOf(gram: number): number {
    return Math.imul(gram, 0x9e3779b1) >>> this.shift;
  }

  private file(pattern: Pattern): void {
    const { text } = pattern;
    let best = { offset: 0, gram: gramAt(text, 0), others: Infinity };
    for (let offset = 0; offset + GRAM <= text.length && offset < CANDIDATES; offset++) {
      const gram = gramAt(text, offset);
      const others = this.filed.get(gram)?.length ?? 0;
      if (others < best.others) best = { offset, gram, others };
      if (others === 0) break;
    }
    const there = this.filed.get(best.gram);
    const entry = { ...pattern, offset: best.offset };
    if (there === undefined) this.filed.set(best.gram, [entry]);
    else there.push(entry);
    this.filter[this.placeOf(best.gram)] = 1;
  }
}

/** Four characters as one number, of each its lower eight bits: what else is alike is told apart by the pattern. */
function gramAt(text: string, at: number): number {
  let gram = 0;
  for (let next = at; next < at + GRAM; next++) gram = (gram << 8) | (text.charCodeAt(next) & 0xff);
  return gram;
}

const DIGIT = /\d/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Of digits, that no other digit stands beside; of a word, no letter or digit. */
function standsAlone(text: string, start: number, end: number): boolean {
  const neighbour = /^\d+$/.test(text.slice(start, end)) ? DIGIT : LETTER_OR_DIGIT;
  return !neighbour.test(text.charAt(start - 1)) && !neighbour.test(text.charAt(end));
}

function merged(spans: [number, number][]): Span[] {
  const result: [number, number][] = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
