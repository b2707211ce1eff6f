import { refusal } from '@ashlar/testing';
import fc from 'fast-check';
import { applyOrder, type StackDeps } from './apply-order.js';

const stack = (name: string, ...dependencies: string[]): StackDeps => ({ name, dependencies });

const order = (base: StackDeps[], head: StackDeps[]) =>
  applyOrder(base, head).map(({ stack: name, does }) => (does === 'destroy' ? `-${name}` : name));

test('a producer is applied before its consumers', () => {
  const all = [stack('web', 'data', 'network'), stack('data', 'network'), stack('network')];
  expect(order(all, all)).toEqual(['network', 'data', 'web']);
  expect(applyOrder(all, all).map(({ after }) => after)).toEqual([[], ['network'], ['data', 'network']]);
});

test('what is removed goes in reverse, by edges that only the base knows', () => {
  expect(order([stack('network'), stack('web', 'network')], [])).toEqual(['-web', '-network']);
});

test('a consumer that stays lets go before its producer is destroyed', () => {
  expect(order([stack('a'), stack('b', 'a')], [stack('b')])).toEqual(['b', '-a']);
});

test('a consumer is destroyed before its producer is touched', () => {
  expect(order([stack('a'), stack('b', 'a')], [stack('a')])).toEqual(['-b', 'a']);
});

test('a new stack comes after what it reads, whatever goes', () => {
  expect(order([stack('a'), stack('b', 'a')], [stack('a'), stack('c', 'a')])).toEqual(['-b', 'a', 'c']);
});

test('what is not there, and what depends on itself by name only, is no concern', () => {
  expect(order([], [stack('a', 'elsewhere')])).toEqual(['a']);
});

test('a circle is refused and named', () => {
  const turned = () => order([stack('a', 'b'), stack('b')], [stack('a'), stack('b', 'a')]);
  expect(refusal(turned)).toMatchInlineSnapshot(`
    "the order of stacks has a problem:
      a waits for b waits for a
        fix: take one of these dependencies away; where one is turned round, do it in two changes"
  `);
  expect(refusal(() => order([], [stack('a', 'b'), stack('b', 'c'), stack('c', 'b')]))).toContain(
    'b waits for c waits for b',
  );
});

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Stacks that depend on those behind them, so that no circle is in them. */
const stacks = fc
  .array(fc.record({ has: fc.boolean(), on: fc.subarray([...names]) }), { minLength: 6, maxLength: 6 })
  .map((rows) =>
    rows.flatMap(({ has, on }, at) =>
      has ? [stack(names[at] ?? '', ...on.filter((name) => name > (names[at] ?? '')))] : [],
    ),
  );

test('every edge of base and head is kept, every stack comes once, and the order of input makes no difference', () => {
  fc.assert(
    fc.property(stacks, stacks, (base, head) => {
      const steps = safely(base, head);
      fc.pre(steps !== undefined);
      const place = new Map((steps ?? []).map(({ stack: name }, at) => [name, at]));
      const kept = new Set(head.map(({ name }) => name));
      expect([...place.keys()].sort()).toEqual(
        [...new Set([...base, ...head].map(({ name }) => name))].sort(),
      );
      for (const { name, dependencies } of [...base, ...head])
        for (const producer of dependencies.filter((one) => place.has(one))) {
          const isProducerFirst = (place.get(producer) ?? 0) < (place.get(name) ?? 0);
          expect(isProducerFirst).toBe(kept.has(name) && kept.has(producer));
        }
      expect(applyOrder([...base].reverse(), [...head].reverse())).toEqual(steps);
    }),
  );
});

/** Nothing where base and head together make a circle. */
function safely(base: StackDeps[], head: StackDeps[]) {
  try {
    return applyOrder(base, head);
  } catch {
    return undefined;
  }
}
