import fc from 'fast-check';
import { sortedEntries } from './sorted-entries.js';

test('the order in the code makes no difference', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(sortedEntries(reversed)).toEqual(sortedEntries(record));
    }),
  );
});

test('keys are compared by their characters, not as a language sorts them', () => {
  expect(sortedEntries({ b: 1, B: 2, a: 3 })).toEqual([
    ['B', 2],
    ['a', 3],
    ['b', 1],
  ]);
});

test('a record that is left out has no entries', () => {
  expect(sortedEntries(undefined)).toEqual([]);
});
