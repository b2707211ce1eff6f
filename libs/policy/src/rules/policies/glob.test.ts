import fc from 'fast-check';
import { globMatches } from './glob.js';

test.each([
  ['s3:Get*', 's3:GetObject', true],
  ['s3:Get*', 's3:PutObject', false],
  ['s3:?etObject', 's3:GetObject', true],
  ['s3:?etObject', 's3:etObject', false],
  ['*', '', true],
  ['arn:aws:s3:::a.b/*', 'arn:aws:s3:::axb/c', false],
  ['a(b|c)[d]', 'a(b|c)[d]', true],
  ['${aws:userid}*', '${aws:userid}-1', true],
])('%s matches %s: %s', (pattern, text, expected) => {
  expect(globMatches(pattern, text)).toBe(expected);
});

const text = fc.string({ unit: fc.constantFrom('a', 'b', ':', '.', '$'), maxLength: 6 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '.', '$', '*', '?'), maxLength: 6 });

test('a text matches itself, and every pattern that is made of it by wildcards', () => {
  fc.assert(
    fc.property(text, fc.nat(6), fc.nat(6), (text, from, length) => {
      expect(globMatches(text, text)).toBe(true);
      expect(globMatches(text.slice(0, from) + '*' + text.slice(from + length), text)).toBe(true);
      expect(globMatches(text.replace(/./g, '?'), text)).toBe(true);
    }),
  );
});

/** What IAM's wildcards mean, one character at a time. */
function byMeaning(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') return byMeaning(rest, text) || (text !== '' && byMeaning(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && byMeaning(rest, text.slice(1));
}

test('a pattern matches what its wildcards mean', () => {
  fc.assert(
    fc.property(pattern, text, (pattern, text) => {
      expect(globMatches(pattern, text)).toBe(byMeaning(pattern, text));
    }),
    { numRuns: 500 },
  );
});
