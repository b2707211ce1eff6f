import { planAgain, planSetProblems } from './apply-set.js';

const hash = 'a'.repeat(64);

test('a plan set goes alone: it says itself which stacks, and how they were planned', () => {
  expect(planSetProblems([], { planSet: hash, store: 's3://plans' })).toEqual([]);
  const everything = { planSet: 'abc', planned: true, autoApprove: true, refresh: false };
  expect(planSetProblems(['shop-data'], everything).map(({ what }) => what)).toEqual([
    "--plan-set is 'abc'",
    'stacks are named: shop-data',
    '--planned is given',
    '--auto-approve is given',
    '--no-refresh is given',
  ]);
});

test('who goes on plans into the same store', () => {
  expect(planAgain({})).toBe('ashlar plan --plan-set');
  expect(planAgain({ store: 's3://plans/shop' })).toBe('ashlar plan --store s3://plans/shop');
});

test('a store without a plan set is a mistake', () => {
  expect(planSetProblems(['shop-data'], { store: 's3://plans' })).toHaveLength(1);
  expect(planSetProblems(['shop-data'], {})).toEqual([]);
});
