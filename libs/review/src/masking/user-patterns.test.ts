import { maskFor } from './mask-for.js';

const masking = (...patterns: string[]) => maskFor([], { values: 'masked', patterns });

test("what a user's pattern matches is hidden, in values, keys and texts", () => {
  const mask = masking('MRN-\\d+', 'patient \\p{Lu}\\w+');
  expect(mask.text('of MRN-17, patient Smith')).toBe('of (hidden), (hidden)');
  expect(mask.value({ 'MRN-17': 'MRN-18' }, { names: [], sensitive: false })).toEqual({
    kind: 'value',
    text: '{"(hidden)":"(hidden)"}',
  });
});

test('a pattern that finds what is hidden changes nothing', () => {
  expect(masking('hidden', 'h\\w+').text('hidden (hidden)')).toBe('(hidden) (hidden)');
});

test('all patterns that cannot work are refused at once', () => {
  expect(() => masking('[', 'a*', '(a+)+$', '(\\w|\\d)+!', 'fine+')).toThrowErrorMatchingInlineSnapshot(`
    "mask patterns has 4 problems:
      [ is no regular expression: Unterminated character class
        fix: write it as JavaScript does, with the flag u
      a* matches the empty text
        fix: let it match one character at least: + instead of *
      (a+)+$ takes too long for a text of 35 characters
        fix: repeat nothing that repeats itself
      (\\w|\\d)+! takes too long for a text of 34 characters
        fix: repeat nothing that repeats itself"
  `);
});
