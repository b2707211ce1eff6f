/**
 * What a reader can't see, or what moves what he sees: control characters, marks of direction, zero-width characters,
 * spaces of other widths, halves of a pair, a fourth accent on the same letter.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|(?<=\p{M}{3})\p{M}/gu;

/** Most texts are nothing but this, and the longer test is not needed. */
const PLAIN = /^[ -~]*$/;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text on one line, with everything that hides in it written out: `\n`, `\u202e`. */
export const visible = (text: string): string => (PLAIN.test(text) ? text : text.replace(UNSEEN, escaped));

/** The lines of a text that may have several; a line break of any kind starts one. */
export const visibleLines = (text: string): string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => visible(line.replaceAll('\t', '  ')));

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(4, '0');
  return ESCAPES[character] ?? (code > 0xffff ? `\\u{${hex}}` : `\\u${hex}`);
}

/** The longest name that is written in full, in UTF-16 units. */
export const NAME_LIMIT = 240;

/** A text of at most `limit` units and a remark; of a longer one the start and the end, and how much is left out between them. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = Math.floor(limit / 2);
  return `${wellFormed(text.slice(0, kept))}…(${text.length - 2 * kept} characters)…${wellFormed(text.slice(-kept))}`;
}

/** A cut may have gone through a character. */
const wellFormed = (text: string) => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
