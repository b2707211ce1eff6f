import fc from 'fast-check';
import { afterChecking, longestUnchecked, readCheckedStacks } from './checked-stacks.js';

const names = ['a', 'b', 'c', 'd'];
const stacks = names.map((name) => ({ name }));
const day = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString();
const chosen = (checked: Record<string, string>, limit?: number) =>
  longestUnchecked(stacks, checked, limit).map(({ name }) => name);

test('those that never were compared come first, then those of longest ago', () => {
  const checked = { a: day(3), b: day(1), c: day(2) };
  expect(chosen(checked, 1)).toEqual(['d']);
  expect(chosen(checked, 3)).toEqual(['b', 'c', 'd']);
  expect(chosen(checked)).toEqual(names);
});

test('with any limit, all have their turn in as few runs as it takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), (limit) => {
      let checked = {};
      const seen = new Set<string>();
      for (let run = 0; run < Math.ceil(names.length / limit); run++) {
        const now = chosen(checked, limit);
        now.forEach((name) => seen.add(name));
        checked = afterChecking(checked, { now, at: day(run + 1), all: names });
      }
      expect([...seen].sort()).toEqual(names);
    }),
  );
});

test('stacks that are gone are forgotten', () => {
  const checked = { z: day(1), b: day(1) };
  expect(afterChecking(checked, { now: ['a'], at: day(2), all: names })).toEqual({ a: day(2), b: day(1) });
});

test('a file that holds something else is refused', () => {
  expect(readCheckedStacks(JSON.stringify({ a: day(1) }), 'checked.json')).toEqual({ a: day(1) });
  for (const text of ['[]', '{', '{"a":"yesterday"}'])
    expect(() => readCheckedStacks(text, 'checked.json')).toThrow(/^checked.json has/);
});
