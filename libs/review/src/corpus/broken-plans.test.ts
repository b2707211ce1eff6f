import fc from 'fast-check';
import { planAsStack, type PlanJson, planProblems, readPlan } from '@ashlar/graph';
import { reviewOf } from '../compose/review-of.js';
import { corpusCases } from './corpus.fixture.js';

type Step = string | number;
type Holder = Record<Step, unknown>;

/** Small plans: what a field does, it does there too. */
const texts = corpusCases()
  .map(({ plan }) => JSON.stringify(plan))
  .filter(({ length }) => length < 20_000);

/** Every field of a plan, as the way to it. */
function waysIn(value: unknown, way: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: readonly Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const next = [...way, key];
    return [next, ...waysIn((value as Holder)[key], next)];
  });
}

const ways = texts.map((text) => waysIn(JSON.parse(text)));

function broken(at: number, mutations: readonly (readonly [number, unknown])[]): PlanJson {
  const json = JSON.parse(texts[at] ?? '{}') as Holder;
  for (const [which, junk] of mutations) {
    const way = ways[at]?.[which % (ways[at]?.length ?? 1)] ?? [];
    const holder = way.slice(0, -1).reduce<unknown>((inner, step) => (inner as Holder | null)?.[step], json);
    const last = way.at(-1);
    if (typeof holder !== 'object' || holder === null || last === undefined) continue;
    (holder as Holder)[last] = structuredClone(junk);
  }
  // As it is read from a file: what is gone from a list is null.
  return JSON.parse(JSON.stringify(json)) as PlanJson;
}

const junk = fc.oneof(
  ...[null, undefined, 5, true, '', 'x', [], {}, [null], [5], ['x'], { a: null }, { a: 5 }, [[null]]].map(
    (one) => fc.constant(one),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

test('a plan with random fields that are random junk has problems, or can be read and reviewed', () => {
  const mutation = fc.tuple(fc.nat(), junk);
  const plans = fc.tuple(fc.nat(texts.length - 1), fc.array(mutation, { minLength: 1, maxLength: 3 }));
  fc.assert(
    fc.property(plans, ([at, mutations]) => {
      const plan = broken(at, mutations);
      if (planProblems(plan).length > 0) return;
      readPlan(plan);
      planAsStack(plan, 'shop-data');
      reviewOf({ stacks: [{ name: 'shop-data', plan }], values: 'masked' });
    }),
    { numRuns: 300 },
  );
});

test('every plan of the corpus is one', () => {
  for (const text of texts) expect(planProblems(JSON.parse(text))).toEqual([]);
});
