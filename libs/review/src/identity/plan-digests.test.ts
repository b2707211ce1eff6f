import type { PlanJson } from '@ashlar/graph';
import fc from 'fast-check';
import { canonicalDigest, synthDigest, upstreamDigest } from './plan-digests.js';

const jsonValue = fc
  .jsonValue({ maxDepth: 4, noUnicodeString: false })
  .filter((value) => !hasMinusZero(value));
const plans = fc.dictionary(fc.string(), jsonValue).map((plan) => plan as PlanJson);

/** JSON has one zero. */
const hasMinusZero = (value: unknown): boolean =>
  Object.is(value, -0) ||
  (typeof value === 'object' && value !== null && Object.values(value).some(hasMinusZero));

/** The same with the keys of every object the other way round. */
const turned = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, child]) => [key, turned(child)] as const)
      .reverse(),
  );
};

test('plans that differ in the order of keys and in the time are one', () => {
  fc.assert(
    fc.property(plans, fc.string(), fc.string(), (plan, a, b) => {
      const others = { ...(turned(plan) as PlanJson), timestamp: b };
      expect(canonicalDigest({ ...plan, timestamp: a })).toBe(canonicalDigest(others));
    }),
  );
});

test('plans that say something else are two', () => {
  const text = (plan: PlanJson) => JSON.stringify({ ...plan, timestamp: undefined }, sortedKeys);
  fc.assert(
    fc.property(plans, plans, (a, b) => {
      expect(canonicalDigest(a) === canonicalDigest(b)).toBe(text(a) === text(b));
    }),
  );
});

test('any leaf makes another plan', () => {
  fc.assert(
    fc.property(jsonValue, jsonValue, (a, b) => {
      fc.pre(JSON.stringify(a, sortedKeys) !== JSON.stringify(b, sortedKeys));
      const around = (value: unknown) =>
        ({ resource_changes: [{ change: { before: { b: 1, a: value } } }] }) as unknown as PlanJson;
      expect(canonicalDigest(around(a))).not.toBe(canonicalDigest(around(b)));
    }),
  );
});

const sortedKeys = (_key: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

test('a time that is no part of the plan itself counts', () => {
  const at = (timestamp: string) => ({ variables: { timestamp: { value: timestamp } } });
  expect(canonicalDigest(at('1'))).not.toBe(canonicalDigest(at('2')));
});

test('without the key, nobody can try out which value leads to a digest', () => {
  const plan = { variables: { password: { value: 'hunter2' } } };
  expect(canonicalDigest(plan, 'a')).not.toBe(canonicalDigest(plan));
  expect(canonicalDigest(plan, 'a')).not.toBe(canonicalDigest(plan, 'b'));
  expect(canonicalDigest(plan, 'a')).toBe(canonicalDigest(plan, 'a'));
});

test('the version of the engine is no part of what was synthesized, and everything else is', () => {
  const json = (version: string, path: string) => ({
    '//': { metadata: { version, stackName: 'shop' } },
    resource: { aws_x: { a: { '//': { metadata: { path } } } } },
  });
  expect(synthDigest(json('0.21.0', 'a'))).toBe(synthDigest(json('0.24.0', 'a')));
  expect(synthDigest(json('0.21.0', 'a'))).not.toBe(synthDigest(json('0.21.0', 'b')));
});

test('only outputs that are read make another upstream', () => {
  const digest = (outputs: Record<string, unknown>) =>
    upstreamDigest({ network: ['vpc'] }, { network: outputs }, '');
  expect(digest({ vpc: 'vpc-1', zone: 'z-1' })).toBe(digest({ vpc: 'vpc-1', zone: 'z-2' }));
  expect(digest({ vpc: 'vpc-1' })).not.toBe(digest({ vpc: 'vpc-2' }));
  expect(digest({})).not.toBe(digest({ vpc: 'vpc-2' }));
});
