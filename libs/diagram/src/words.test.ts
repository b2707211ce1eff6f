import fc from 'fast-check';
import { count, some, wrap } from './words.js';

test('lines break between words, and what goes on is indented', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', '\u00a0\u00a0three']);
});

test('wrapping loses no word and makes no line longer than it has to be', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, (all) => {
      const lines = wrap(all.join(' '), 12);
      expect(lines.map((line) => line.trim()).join(' ')).toBe(all.join(' '));
      expect(lines.every((line) => line.length <= 12)).toBe(true);
    }),
  );
});

test('one and several', () => {
  expect([count(1, 'policy', 'policies'), count(2, 'policy', 'policies')]).toEqual([
    '1 policy',
    '2 policies',
  ]);
});

test('many names end in how many more there are', () => {
  expect(some(['c', 'b', 'a'])).toBe('a, b, c');
  expect(some(['d', 'c', 'b', 'a'], 3)).toBe('a, b and 2 more');
});
