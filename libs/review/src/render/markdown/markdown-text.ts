import { NAME_LIMIT, shortened, visible, visibleLines } from '../text/visible.js';

/*
 * Texts of a review are written by whoever may name a resource. Each of these gives Markdown that shows the text and is nothing
 * but text: no element, no link, no picture, nobody who is mentioned, and no comment that a program could take for its own.
 */

/** The longest sentence that is written in full, in UTF-16 units. */
const SENTENCE_LIMIT = 600;

/** The longest line of a fence that is written in full, in UTF-16 units: enough for three names. */
const LINE_LIMIT = 3 * NAME_LIMIT + 80;

/** A name, as code. */
export function code(name: string): string {
  const text = shortened(withoutComment(visible(name)), NAME_LIMIT) || '(empty)';
  const fence = '`'.repeat(longestRun([text]) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A name, as code, in a cell of a table: there a bar wants an odd number of backslashes before it, inside of code too. */
export const codeCell = (name: string): string =>
  code(name).replace(/(\\*)\|/g, (_bar, before: string) => `${before}${before.length % 2 ? '\\\\' : '\\'}|`);

/** A name, as code, inside of an HTML element, where Markdown isn't read. */
export const codeElement = (name: string): string =>
  `<code>${shortened(visible(name), NAME_LIMIT).replace(/[&<>"'`]/g, entity)}</code>`;

/**
 * What GitHub makes a link or a picture of without any mark: a mention, an issue, an address of the web or of mail, a `:smile:`. The
 * colons of an ARN stay, so that it can be copied.
 */
const LINKED = /@(?=\w)|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)|(?<![\w:]):(?=[\w+-]+(?::|$))/gi;

/** The hash of a commit is one from seven digits on. */
const HASH = /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi;

/** A sentence, in the middle of a line. Invisible spaces keep GitHub from making links of its words. */
export const prose = (sentence: string): string =>
  shortened(visible(sentence), SENTENCE_LIMIT)
    .replace(LINKED, '$&\u200b')
    .replace(HASH, (hash) => hash.replace(/.{6}(?=.)/g, '$&\u200b'))
    .replace(/[&<>$]/g, entity)
    .replace(/[\\|*`[\]~]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, '\\$&')
    .replaceAll('\u200b', '&#8203;');

/**
 * A line for a fence: `mark` decides its colour, and `indent` keeps a value from looking like a line of ours. Of more than `limit`
 * units the middle is left out.
 */
export const fenceLine = (mark: DiffMark, indent: number, text: string, limit = LINE_LIMIT): string =>
  `${mark}${' '.repeat(indent)}${shortened(withoutComment(visible(text)), limit)}`;

/** What GitHub colours in a diff: green, red, orange, grey and not at all. */
export type DiffMark = '+' | '-' | '!' | '#' | ' ';

/** The lines of a value for a fence, under its name. */
export const valueLines = (text: string): string[] =>
  text.includes('\n') || text.includes('\r') ? visibleLines(text) : [text];

/** Lines as a diff, in a fence that none of them can close. */
export const diffFence = (lines: readonly string[]): string => fenced('diff', lines);

/** Lines of Terraform's language, each of which may hold a name. */
export const hclFence = (lines: readonly string[]): string =>
  fenced(
    'hcl',
    lines.map((line) => withoutComment(visible(line))),
  );

function fenced(language: string, lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}

/** What is read as the start of a comment only by programs that search for theirs. */
const withoutComment = (text: string) => text.replaceAll('<!--', '<\\u0021--');

const entity = (sign: string) => `&#${sign.charCodeAt(0)};`;

function longestRun(texts: readonly string[]): number {
  let longest = 0;
  for (const text of texts)
    if (text.includes('`')) for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
