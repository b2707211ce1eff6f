import { marked, type Token, type Tokens } from 'marked';
import { hostiles } from '../hostile.fixture.js';
import { reviewOfTexts } from '../review-of-texts.fixture.js';
import { reviewMarkdown } from './review-markdown.js';

const MARKER = 'ashlar-review';

const render = (text: string) =>
  reviewMarkdown(
    reviewOfTexts(() => text),
    { marker: MARKER, link: 'https://ci.example/run/1', limit: 1_000_000 },
  );

/** The kinds of tokens, as a tree; escapes are text. */
function shape(tokens: readonly Token[]): unknown[] {
  const shapes = tokens.map((token): unknown => {
    if (token.type === 'escape' || token.type === 'text') return inner(token) ?? 'text';
    if (token.type === 'html') return (token as Tokens.HTML).raw.replace(/>[^<]*(?=<|$)/g, '>').trim();
    if (token.type === 'table') return tableShape(token as Tokens.Table);
    if (token.type === 'list')
      return { list: (token as Tokens.List).items.map((item) => shape(item.tokens)) };
    return { [token.type]: inner(token) ?? (token.type === 'code' ? (token as Tokens.Code).lang : '') };
  });
  return shapes.filter((it, at) => it !== 'text' || shapes[at - 1] !== 'text');
}

const inner = (token: Token) => ('tokens' in token && token.tokens ? shape(token.tokens) : undefined);

const tableShape = ({ header, rows }: Tokens.Table) => ({
  table: [header, ...rows].map((row) => row.map((cell) => shape(cell.tokens))),
});

/** What people read outside of code: there GitHub makes links of words. */
function wordsOf(tokens: readonly Token[]): string {
  let words = '';
  marked.walkTokens(tokens as Token[], (token) => {
    if (token.type === 'text' && !('tokens' in token && token.tokens)) words += `${token.raw}\n`;
    if (token.type === 'escape') words += (token as Tokens.Escape).text;
  });
  return words;
}

const parse = (markdown: string) => marked.lexer(markdown, { gfm: true, breaks: true });

const harmless = shape(parse(render('harmless')));

test('there are at least forty hostile texts, each one once', () => {
  expect(new Set(hostiles.map(({ text }) => text)).size).toBe(hostiles.length);
  expect(hostiles.length).toBeGreaterThan(40);
});

describe.each(hostiles)('$is', ({ text }) => {
  const markdown = render(text);
  const tokens = parse(markdown);

  test('changes nothing but text', () => {
    expect(shape(tokens)).toEqual(harmless);
  });

  test('is no mention, no issue, no address, no commit, no marker, and hides nothing', () => {
    const words = wordsOf(tokens);
    const read = words.replace(/&#(\d+);/g, (_entity, digits: string) => String.fromCodePoint(+digits));
    expect(read).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|[0-9a-f]{7,40}|(?<![\w:]):[\w+-]+:/i);
    expect(words).not.toContain('$');
    expect(markdown.split('<!--')).toHaveLength(2);
    expect(markdown.startsWith(`<!-- ${MARKER} -->\n`)).toBe(true);
    expect(markdown).not.toMatch(/(?!\n)\p{C}|[\u2028\u2029\u00a0\u3000]/u);
  });
});

test.each([
  ['a\u202eb', 'a\\u202eb'],
  ['a\nb', 'a\\nb'],
  ['\u001b[31m', '\\u001b[31m'],
  ['a\u{e0041}', 'a\\u{e0041}'],
  ['<!-- x -->', '<\\u0021-- x -->'],
  ['a`b', 'a`b'],
])('of %j one reads %s', (text, shown) => {
  expect(render(text)).toContain(shown);
});
