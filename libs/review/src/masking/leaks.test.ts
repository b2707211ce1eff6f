import { formsOfCanary } from './canary-copies.fixture.js';
import { leaksIn } from './leaks.fixture.js';

const CANARY = 'Kx92kjomq1"w&v8s';

test.each(Object.entries(formsOfCanary(CANARY)))('a canary %s counts as a leak', (_, text) => {
  expect(leaksIn(`before ${text} behind`, [CANARY, 'Kz0aa1bb2cc3d'])).toEqual([CANARY]);
});

test('a large part of a canary counts as a leak, and nothing else does', () => {
  expect(leaksIn('it ends in 92kjomq1', ['Kx92kjomq1"w'])).toEqual([]);
  expect(leaksIn('it begins with Kx92kjomq1 and goes on', [CANARY])).toEqual([CANARY]);
  expect(leaksIn('(hidden)', [CANARY])).toEqual([]);
});
