import fc from 'fast-check';
import { marked } from 'marked';
import { anyText } from '../review.arbitrary.fixture.js';
import { code, codeCell, diffFence, prose } from './markdown-text.js';

/** Tokens without what else hangs on their lists. */
const lex = (markdown: string) => structuredClone([...marked.lexer(markdown, { gfm: true })]);

test('no line ends a fence', () => {
  for (const line of ['```', '````', '  `````', '~~~'])
    expect(lex(diffFence([line, 'after']))).toMatchObject([{ type: 'code', text: `${line}\nafter` }]);
});

test('any name is one piece of code, in a line and in a cell', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      expect(lex(`x ${code(name)} y`)).toMatchObject([
        { type: 'paragraph', tokens: [{ type: 'text' }, { type: 'codespan' }, { type: 'text' }] },
      ]);
      expect(lex(`| a | b |\n| --- | --- |\n| ${codeCell(name)} | x |`)).toMatchObject([
        { type: 'table', rows: [[{ tokens: [{ type: 'codespan' }] }, { text: 'x' }]] },
      ]);
    }),
  );
});

test('a name is read as it is', () => {
  for (const name of ['a`b', '`', 'aws_subnet.a["x|y"]', 'a\\b', '*a* _b_ <b>'])
    expect(lex(code(name))).toMatchObject([{ tokens: [{ type: 'codespan', text: name }] }]);
});

test('any sentence is words, and plain ones stay as they are', () => {
  fc.assert(
    fc.property(anyText, (sentence) => {
      const [paragraph] = lex(`x ${prose(sentence)} y`);
      const kinds = new Set((paragraph as { tokens: { type: string }[] }).tokens.map(({ type }) => type));
      kinds.delete('escape');
      expect([...kinds]).toEqual(['text']);
    }),
  );
  expect(prose('arn:aws:iam::aws:policy/x')).toBe('arn:aws:iam::aws:policy/x');
  expect(prose('keep aws_db_instance.main, 10.0.0.0/16')).toBe('keep aws_db_instance.main, 10.0.0.0/16');
});
