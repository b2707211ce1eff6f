import { refusal } from '@ashlar/testing';
import fc from 'fast-check';
import { matrixJson } from './matrix-json.js';
import { type Leg, type Load, packLegs } from './pack-legs.js';

const loads = (seconds: readonly number[], account = '1'): Load[] =>
  seconds.map((value, at) => ({ name: `s${at}`, account, seconds: value }));

const longest = (legs: readonly Leg[]) => Math.max(0, ...legs.map(({ seconds }) => seconds));

/** What the best of all distributions takes, found by trying every one. */
function best(seconds: readonly number[], legs: number): number {
  const place = (bins: readonly number[], at: number): number => {
    const value = seconds[at];
    if (value === undefined) return Math.max(0, ...bins);
    return Math.min(
      ...bins.map((_, to) =>
        place(
          bins.map((bin, b) => (b === to ? bin + value : bin)),
          at + 1,
        ),
      ),
    );
  };
  return place(Array<number>(legs).fill(0), 0);
}

const anyLoads = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,6}$/),
    account: fc.constantFrom('1', '2', '3'),
    seconds: fc.integer({ min: 1, max: 900 }),
  }),
  { selector: ({ name }) => name, maxLength: 60 },
);

const seconds = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 7 });

test('every stack is in one leg, with others of its account, and there are not too many legs', () => {
  fc.assert(
    fc.property(anyLoads, fc.integer({ min: 3, max: 20 }), (stacks, most) => {
      const legs = packLegs(stacks, most);
      expect(legs.length).toBeLessThanOrEqual(most);
      expect(legs.every((leg) => leg.stacks.length > 0)).toBe(true);
      const placed = legs.flatMap(({ account, stacks: names }) => names.map((name) => `${account} ${name}`));
      expect(placed.sort()).toEqual(stacks.map(({ account, name }) => `${account} ${name}`).sort());
      const sum = (list: readonly { seconds: number }[]) => list.reduce((all, one) => all + one.seconds, 0);
      expect(sum(legs)).toBe(sum(stacks));
    }),
  );
});

test('the longest leg takes at most 4/3 of what the best distribution takes', () => {
  fc.assert(
    fc.property(seconds, fc.integer({ min: 1, max: 4 }), (values, legs) => {
      const optimum = best(values, legs);
      expect(longest(packLegs(loads(values), legs))).toBeLessThanOrEqual((4 / 3) * optimum);
    }),
  );
});

test('with many stacks, no leg is longer than an even share and most of one stack', () => {
  const many = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 150 });
  fc.assert(
    fc.property(many, fc.integer({ min: 1, max: 40 }), (values, legs) => {
      const share = values.reduce((sum, value) => sum + value, 0) / legs;
      const bound = share + (1 - 1 / legs) * Math.max(...values);
      expect(longest(packLegs(loads(values), legs))).toBeLessThanOrEqual(bound + 1e-9);
    }),
    { numRuns: 50 },
  );
});

test('the order of the stacks makes no difference', () => {
  fc.assert(
    fc.property(anyLoads, fc.integer({ min: 3, max: 20 }), (stacks, legs) => {
      expect(packLegs([...stacks].reverse(), legs)).toEqual(packLegs(stacks, legs));
    }),
  );
});

test('a leg that shortens nothing is left out: 300 equal stacks take two rounds, with 150 legs as with 256', () => {
  const legs = packLegs(loads(Array<number>(300).fill(40)));
  expect(legs).toHaveLength(150);
  expect(longest(legs)).toBe(80);
});

test('a slow account gets more legs than a fast one', () => {
  const stacks = [...loads([90, 90, 90, 90], 'slow'), ...loads([10, 10, 10, 10], 'fast')];
  expect(packLegs(stacks, 5).map(({ account, seconds: all }) => [account, all])).toEqual([
    ...Array<[string, number]>(4).fill(['slow', 90]),
    ['fast', 40],
  ]);
});

test('the longest leg comes first, and numbers have one width', () => {
  expect(matrixJson(packLegs(loads([10, 300, 20]), 2))).toBe(
    '{"include":[{"leg":"01","account":"1","stacks":"s1","seconds":300},{"leg":"02","account":"1","stacks":"s0 s2","seconds":30}]}',
  );
  const { include } = JSON.parse(matrixJson(packLegs(loads(Array<number>(120).fill(1))))) as {
    include: { leg: string }[];
  };
  expect([include[0]?.leg, include.at(-1)?.leg]).toEqual(['001', '120']);
});

test('nothing to do is a matrix without legs', () => {
  expect(matrixJson(packLegs([]))).toBe('{"include":[]}');
});

test.each([0, 257, 1.5, Number.NaN])('%p legs are refused', (legs) => {
  expect(refusal(() => packLegs(loads([1]), legs))).toContain('use a whole number from 1 to 256');
});

test('fewer legs than accounts are refused', () => {
  expect(refusal(() => packLegs([...loads([1], 'a'), ...loads([1], 'b')], 1))).toMatchInlineSnapshot(`
    "the matrix has a problem:
      legs is 1, for stacks in 2 accounts
        fix: give each account one"
  `);
});
