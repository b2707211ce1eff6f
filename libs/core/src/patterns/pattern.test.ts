import fc from 'fast-check';
import { covers } from './pattern.js';

test.each([
  ['/api/*', '/api/orders', true],
  ['/api/*', '/api/*', true],
  ['/api/*', '/api/orders/*', true],
  ['/api/*', '/api', false],
  ['/api/*', '/*', false],
  ['*', 'anything', true],
  ['*', '', true],
  ['/a?c', '/abc', true],
  ['/a?c', '/a?c', true],
  ['/a?c', '/a*c', false],
  ['/a*c', '/a?c', true],
  ['*.jpg', '/images/*.jpg', true],
  ['/a*b*c', '/axbxc', true],
  ['', '', true],
  ['', '*', false],
])('%s takes everything that %s takes: %s', (wide, narrow, expected) => {
  expect(covers(wide, narrow)).toBe(expected);
});

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });

test('a pattern that covers another matches every text that the other matches', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 7 });
  fc.assert(
    fc.property(pattern, pattern, fc.array(text, { minLength: 10, maxLength: 30 }), (wide, narrow, texts) => {
      fc.pre(covers(wide, narrow));
      expect(texts.filter((one) => matches(narrow, one) && !matches(wide, one))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a text without wildcards is covered exactly when it matches', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
  fc.assert(
    fc.property(pattern, text, (wide, one) => {
      expect(covers(wide, one)).toBe(matches(wide, one));
    }),
  );
});

test('every pattern covers itself', () => {
  fc.assert(fc.property(pattern, (one) => covers(one, one)));
});

test('many stars in long patterns take no time', () => {
  const start = performance.now();
  covers(`${'*a'.repeat(60)}b`, 'a'.repeat(128));
  expect(performance.now() - start).toBeLessThan(500);
});

const matches = (glob: string, text: string) =>
  new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
