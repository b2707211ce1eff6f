import { corpusCases } from '../corpus/corpus.fixture.js';
import { plantCanaries } from './canaries.fixture.js';
import { leaksIn } from './leaks.fixture.js';
import { maskFor } from './mask-for.js';
import { shownBy } from './shown-by.fixture.js';

const cases = corpusCases();

test.each(cases.filter(({ canaries }) => canaries.length > 0).map((each) => [each.name, each] as const))(
  '%s shows none of its secrets',
  (_, { plan, canaries }) => {
    expect(leaksIn(shownBy(maskFor([plan], { values: 'masked' }), plan), canaries)).toEqual([]);
  },
);

const planted = cases
  .map(({ name, plan }) => [name, plantCanaries(plan)] as const)
  .filter(([, { canaries }]) => canaries.length > 0);

test.each(planted)('%s shows no canary, wherever it is copied to', (_, { plan, canaries }) => {
  expect(leaksIn(shownBy(maskFor([plan], { values: 'masked' }), plan), canaries)).toEqual([]);
});

test('most of the secrets of the corpus have a canary', () => {
  expect(planted.length).toBeGreaterThan(20);
});
