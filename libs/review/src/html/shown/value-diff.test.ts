import fc from 'fast-check';
import { type Piece, valueDiff } from './value-diff.js';

const without = (kind: Piece['kind'], pieces: readonly Piece[]) =>
  pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text);

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`);

test('words that differ stand apart from those that are the same', () => {
  expect(valueDiff('db.r6g.large', 'db.r7g.large')).toEqual({
    kind: 'words',
    before: [
      { kind: 'same', text: 'db.' },
      { kind: 'gone', text: 'r6g' },
      { kind: 'same', text: '.large' },
    ],
    after: [
      { kind: 'same', text: 'db.' },
      { kind: 'new', text: 'r7g' },
      { kind: 'same', text: '.large' },
    ],
  });
});

test('JSON is compared by its members: one more is one line more', () => {
  const diff = valueDiff('{"Action":["a"],"x":1}', '{"Action":["a","b"],"x":1}');
  expect(diff.kind === 'lines' && marked(diff.lines)).toEqual([
    ...[' {', '   "Action": [', '     "a",', '+    "b"', '   ],', '   "x": 1', ' }'],
  ]);
});

test('JSON that differs in white space only shows it', () => {
  const diff = valueDiff('{"a":1}', '{"a": 1}');
  expect(diff.kind === 'words' && marked(diff.after)).toEqual([' {"a":', '+ ', ' 1}']);
});

test('both sides can be read out of what is shown', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c, d', '{', ''), { minLength: 1 })
    .map((all) => all.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = valueDiff(before, after);
      const [from, to] =
        diff.kind === 'words'
          ? [without('new', diff.before).join(''), without('gone', diff.after).join('')]
          : [without('new', diff.lines).join('\n'), without('gone', diff.lines).join('\n')];
      expect([from, to]).toEqual([before, after]);
    }),
  );
});

test('long texts that have nothing in common are compared in no time', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join('\n');
  const diff = valueDiff(long('a'), long('b'));
  expect(diff.kind === 'lines' && diff.lines.length).toBe(40_000);
});
