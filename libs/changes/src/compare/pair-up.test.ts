import fc from 'fast-check';
import { pairUp } from './pair-up.js';

const named = (names: readonly string[]) => names.map((name) => ({ name }));
const words = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,2}$/), { maxLength: 8 });

/** Some fit well, some badly and some not at all, whichever of two is called gone. */
const rank = (from: { name: string }, to: { name: string }) => {
  const sum = from.name.charCodeAt(0) + to.name.charCodeAt(0);
  return sum % 4 === 0 ? undefined : [sum % 3, sum % 2];
};

test('everything is in one pair at most, and nothing that fits is left over', () => {
  fc.assert(
    fc.property(words, words, (gone, added) => {
      const pairs = pairUp(named(gone), named(added), rank);
      const [from, to] = [pairs.map((pair) => pair.from.name), pairs.map((pair) => pair.to.name)];
      expect([new Set(from).size, new Set(to).size]).toEqual([from.length, to.length]);
      const left = gone.filter((name) => !from.includes(name));
      const spare = added.filter((name) => !to.includes(name));
      expect(
        left.flatMap((one) => spare.flatMap((other) => rank({ name: one }, { name: other }) ?? [])),
      ).toEqual([]);
    }),
  );
});

test('the pairs are the same the other way round, and in any order', () => {
  fc.assert(
    fc.property(words, words, (gone, added) => {
      const pairs = pairUp(named(gone), named(added), rank);
      const names = (list: typeof pairs) => list.map(({ from, to }) => `${from.name} ${to.name}`).sort();
      const swapped = pairUp(named(added), named(gone), rank).map(({ from, to }) => ({ from: to, to: from }));
      expect(names(swapped)).toEqual(names(pairs));
      expect(pairUp(named(gone).reverse(), named(added).reverse(), rank)).toEqual(pairs);
    }),
  );
});

test('the first figure that differs decides', () => {
  const figures: Record<string, number[]> = { ac: [2, 0], ad: [1, 9], bc: [2, 5], bd: [1, 0] };
  const pairs = pairUp(named(['a', 'b']), named(['c', 'd']), (from, to) => figures[from.name + to.name]);
  expect(pairs.map(({ from, to }) => from.name + to.name)).toEqual(['ad', 'bc']);
});
