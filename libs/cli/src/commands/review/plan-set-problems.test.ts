import type { PlanIdentity, StackReview } from '@ashlar/review';
import { planSetMismatches } from './plan-set-problems.js';

const counts = { create: 1, update: 0, replace: 0, destroy: 0 };
const plan = (stack: string, more: Partial<typeof counts> = {}) => ({
  identity: { stack } as PlanIdentity,
  counts: { ...counts, ...more },
});
const stack = (name: string, create = 1, status: StackReview['status'] = 'planned') =>
  ({ name, status, counts: { create, update: 0, replace: 0, delete: 0 } }) as StackReview;
const whatIsWrong = (plans: ReturnType<typeof plan>[], stacks: StackReview[]) =>
  planSetMismatches({ plans }, { stacks }).map(({ what }) => what);

test('a review speaks for the plans that it has read', () => {
  expect(whatIsWrong([plan('shop-data')], [stack('shop-data'), stack('shop-web', 0, 'deferred')])).toEqual(
    [],
  );
});

test('a plan that was not read, another one, and one that nobody would apply are told at once', () => {
  expect(
    whatIsWrong(
      [plan('shop-data', { destroy: 1 }), plan('shop-keys')],
      [stack('shop-data'), stack('shop-dns')],
    ),
  ).toEqual([
    'shop-keys is in the plan set, and not in the review',
    "the set's plan of shop-data is another than the reviewed one",
    'shop-dns is reviewed, and not in the plan set',
  ]);
});
