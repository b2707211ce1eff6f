import fc from 'fast-check';
import { identified, identity } from './identity.fixture.js';
import { plannedDangers, unreviewedDangers } from './planned-dangers.js';
import { makePlanSet, planSetHash } from './plan-set.js';
import { planSetProblems, readIdentities, readPlanSet } from './read-plan-set.js';

const network = identified('shop-network', { outputs: ['vpc', 'zone'], hasChanges: true });
const data = identified('shop-data', {
  ...{ dependencies: ['shop-network'], reads: { 'shop-network': ['vpc'] } },
});
const edge = identified('shop-edge', {
  ...{ dependencies: ['shop-network'], reads: { 'shop-network': ['domain'] } },
});
const set = makePlanSet([network, edge, data]);

test('the same plans in whatever order are one set', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([network, edge, data], { minLength: 3 }), (plans) => {
      expect(makePlanSet(plans)).toEqual(set);
    }),
  );
});

test('a stack that reads an output which changes is deferred, and no other', () => {
  expect(set.plans.map(({ deferred }) => deferred)).toEqual([
    'it reads vpc of shop-network, which this set changes',
    undefined,
    undefined,
  ]);
});

test('a stack that can not be planned yet goes with what it waits for, and not without', () => {
  const waiting = identified('shop-api', { reads: { 'shop-network': ['vpc'] }, unplanned: 'no network' });
  expect(planSetProblems({ plans: [network, waiting], failed: [] })).toEqual([]);
  expect(makePlanSet([network, waiting]).plans[0]?.deferred).toContain('it reads vpc of shop-network');
  const chain = identified('shop-web', { reads: { 'shop-api': ['url'] }, unplanned: 'no api' });
  expect(planSetProblems({ plans: [network, waiting, chain], failed: [] })).toEqual([]);
  expect(planSetProblems({ plans: [data, waiting], failed: [] })).toMatchObject([
    { what: 'shop-api could not be planned: no network' },
  ]);
});

test('whatever is changed in any plan, it is another set', () => {
  const leaves = leavesOf(set.plans);
  expect(leaves.length).toBeGreaterThan(50);
  fc.assert(
    fc.property(fc.constantFrom(...leaves), (path) => {
      const plans = structuredClone(set.plans);
      change(plans, path);
      expect(planSetHash({ plans })).not.toBe(set.hash);
    }),
  );
});

test('a set expires with the first of its plans', () => {
  const early = identified('shop-dns', {
    identity: identity({ stack: 'shop-dns', expiresAt: '2026-11-22T00:00:00.000Z' }),
  });
  expect(makePlanSet([network, early]).expiresAt).toBe('2026-11-22T00:00:00.000Z');
});

test('what was written is read again, unless somebody has changed it', () => {
  expect(readPlanSet(JSON.stringify(set), 'plan-set.json')).toEqual(set);
  const changed = {
    ...set,
    plans: set.plans.map((plan) => ({ ...plan, dangers: [] as never[], hasChanges: true })),
  };
  expect(() => readPlanSet(JSON.stringify(changed), 'plan-set.json')).toThrow('it was changed');
});

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['of another version', '{"schemaVersion":2,"plans":[]}'],
  ['without plans', '{"schemaVersion":1}'],
  [
    'of a stack that would be a path',
    JSON.stringify({ ...makePlanSet([identified('../../etc')]), failed: [] }),
  ],
  ['of half a plan', JSON.stringify({ schemaVersion: 1, plans: [{ identity: {} }] })],
])('what is %s is no plan set, and no identities either', (_what, text) => {
  expect(() => readPlanSet(text, 'file')).toThrow(/^file has/);
  expect(() => readIdentities(text, 'file')).toThrow(/^file has/);
});

test('a set of nothing, of two plans of a stack, or without a stack that failed is refused, all at once', () => {
  expect(planSetProblems({ plans: [], failed: [] })).toHaveLength(1);
  const problems = planSetProblems({ plans: [data, network, data], failed: ['shop-dns'] });
  expect(problems.map(({ what }) => what)).toEqual([
    'shop-data was planned more than once',
    'shop-dns could not be planned',
  ]);
});

test('what is taken away or let go is a danger, and what nobody knows', () => {
  const change = (address: string, ...actions: string[]) => ({
    ...{ address, mode: 'managed', type: 'aws_x', change: { actions } },
  });
  const dangers = plannedDangers({
    resource_changes: [
      change('aws_x.e', 'evict'),
      change('aws_x.d', 'delete'),
      change('aws_x.r', 'create', 'delete'),
      change('aws_x.f', 'forget'),
      change('aws_x.u', 'update'),
      { ...change('data.aws_x.d', 'delete'), mode: 'data' },
    ],
  });
  expect(dangers.map(({ address, action }) => `${action} ${address}`)).toEqual([
    'delete aws_x.d',
    'unknown aws_x.e',
    'forget aws_x.f',
    'replace aws_x.r',
  ]);
  expect(unreviewedDangers(dangers.slice(0, 3), dangers)).toEqual(dangers.slice(3));
  const replaces = dangers.map(({ address }) => ({ address, action: 'replace' as const }));
  expect(unreviewedDangers(replaces, dangers)).toHaveLength(3);
});

type Path = readonly (string | number)[];

const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]))
    : [path];

function change(value: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], value);
  (parent as Record<string, unknown>)[path.at(-1) as string] = 'another';
}
