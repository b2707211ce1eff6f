import { HIDDEN } from './hidden.js';

/** Whether a text that was decoded holds something that must not be seen. */
export type Reveals = (decoded: string) => boolean;

/** A shorter run holds too little of a text to be told from a name. */
const SHORTEST_RUN = 12;

/** Each begins where a run begins: looking again from every letter of a long run would take forever. */
const PERCENT = /(?<![^\s"'<>])[^\s"'<>]*%[0-9a-f]{2}[^\s"'<>]*/gi;
const BASE64_RUN = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const WRAPPED_BASE64 = /(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{40,}(?:\r?\n|\\+r?\\*n)\s*)+[A-Za-z0-9+/]+={0,2}/g;
const HEX_RUN = /(?:[0-9a-f]{2}){6,}/gi;

/**
 * Texts without encodings of what must not be seen that are not known by their form: a secret in a URL in base64, in JSON
 * in JSON in base64. What is found is hidden as a whole.
 */
export function hideEncoded(text: string, reveals: Reveals): string {
  if (text.length < 6) return text;
  let shown = text;
  if (shown.includes('\\') && reveals(withoutEscapes(shown))) return HIDDEN;
  if (/&(#|[a-z])/i.test(shown) && reveals(withoutEntities(shown))) return HIDDEN;
  if (shown.includes('%'))
    shown = shown.replace(PERCENT, (run) => (reveals(withoutPercents(run)) ? HIDDEN : run));
  if (text.length < SHORTEST_RUN) return shown;
  const hidden = (run: string) =>
    base64TextsIn(run.replace(/(\s|\\+[nr])/g, '')).some(reveals) ? HIDDEN : run;
  return shown
    .replace(WRAPPED_BASE64, hidden)
    .replace(BASE64_RUN, hidden)
    .replace(HEX_RUN, (run) => (reveals(Buffer.from(run, 'hex').toString()) ? HIDDEN : run));
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const withoutEscapes = (text: string) =>
  text.replace(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([^]))/gi,
    (_, unit?: string, byte?: string, letter = '') =>
      unit === undefined && byte === undefined
        ? (SHORT_ESCAPES[letter] ?? letter)
        : String.fromCharCode(parseInt(unit ?? byte ?? '', 16)),
  );

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const withoutEntities = (text: string) =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (hex === undefined && decimal === undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** `+` is a space in a query. */
function withoutPercents(text: string): string {
  const bytes = text.replaceAll('+', ' ').replace(/(%[0-9a-f]{2})+/gi, (run) => {
    return Buffer.from(run.replaceAll('%', ''), 'hex').toString();
  });
  return bytes;
}

/** What a run of letters of base64 decodes to at each place where it may begin, as far as that is text. */
const base64TextsIn = (run: string): string[] =>
  startsIn(run)
    .filter((start) => isTextAt(run, start))
    .map((start) => Buffer.from(run.slice(start), 'base64').toString());

/** At each of four alignments, and behind what may be no part of it: `/`, `-` and `_` are letters of base64 too. */
function startsIn(run: string): number[] {
  const starts = [0, 1, 2, 3];
  for (let at = 3; at < run.length - SHORTEST_RUN && starts.length < 24; at++)
    if (!/[A-Za-z0-9]/.test(run.charAt(at))) starts.push(at + 1);
  return starts;
}

/** Whether the first nine bytes are those of a text: names of things fail at the first or second. */
function isTextAt(run: string, start: number): boolean {
  let beyondAscii = 0;
  for (let at = start; at + 4 <= start + SHORTEST_RUN; at += 4) {
    const bits =
      (sixBits(run, at) << 18) |
      (sixBits(run, at + 1) << 12) |
      (sixBits(run, at + 2) << 6) |
      sixBits(run, at + 3);
    for (const byte of [bits >> 16, (bits >> 8) & 0xff, bits & 0xff]) {
      if (byte === 127 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
      if (byte > 127 && ++beyondAscii > 3) return false;
    }
  }
  return true;
}

const SIX_BITS = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((letter, bits) => {
  SIX_BITS[letter.charCodeAt(0)] = bits;
});
SIX_BITS['-'.charCodeAt(0)] = 62;
SIX_BITS['_'.charCodeAt(0)] = 63;

const sixBits = (run: string, at: number): number => SIX_BITS[run.charCodeAt(at)] ?? 0;
