import { summaryOf } from '../plan/plan-summary.js';
import { recordProblems } from './apply-planned.js';

const record = {
  ...{ digest: 'a', plan: 'p', plannedAt: '2026-11-21T16:00:00.000Z', terraform: '1.11.4', destroy: false },
  summary: summaryOf({}),
};
const problems = (saved: typeof record | undefined) =>
  recordProblems({ name: 'shop' }, saved, { digest: 'a', terraform: '1.11.4' }).map(({ what }) => what);

test('a plan of this very JSON is applied', () => {
  expect(problems(record)).toEqual([]);
});

test.each([
  ['none is saved', undefined, 'no plan of it is saved'],
  [
    'the JSON is another',
    { ...record, digest: 'b' },
    'its Terraform JSON has changed since it was planned (2026-11-21T16:00:00.000Z)',
  ],
  [
    'Terraform is another',
    { ...record, terraform: '1.12.0' },
    'it was planned with Terraform 1.12.0, and this is 1.11.4',
  ],
  ['it destroys', { ...record, destroy: true }, 'its saved plan would destroy it'],
])('a plan is refused when %s', (_why, saved, what) => {
  expect(problems(saved)).toEqual([what]);
});
