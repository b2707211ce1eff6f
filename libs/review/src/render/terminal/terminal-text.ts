import { NAME_LIMIT, shortened, visible } from '../text/visible.js';

/**
 * A text of a review for a terminal or the log of a CI: nothing in it moves the cursor, colours, hides, or is taken for a command
 * by GitHub Actions (`::add-mask::`, `##[group]`) or Azure Pipelines (`##vso[…]`).
 */
export const plain = (text: string, limit = NAME_LIMIT): string =>
  shortened(visible(text), limit)
    .replace(/##(?=\w*\[)/g, '#\\u0023')
    .replace(/::(?=[a-z][\w-]*(?:\s.*)?::)/gi, ':\\u003a');

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3001-\u303f\uff01-\uff60]/u;

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** A text in at most `width` columns; of a longer one the start. */
export function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let kept = '';
  let columns = 1;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A sentence in lines of at most `width` columns, broken at spaces and, where a word is longer than that, inside of it. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(' ').filter(Boolean)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columnsOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    for (; columnsOf(word) > width; word = word.slice(lines.at(-1)?.length)) lines.push(start(word, width));
    line = word;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function start(word: string, width: number): string {
  let kept = '';
  let columns = 0;
  for (const character of word) {
    columns += columnsOf(character);
    // One character at least, or it would never end.
    if (columns > width && kept !== '') break;
    kept += character;
  }
  return kept;
}
