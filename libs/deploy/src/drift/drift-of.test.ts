import { driftOf, type RefreshPlan } from './drift-of.js';

type Change = NonNullable<RefreshPlan['resource_drift']>[number]['change'];

const plan = (...changes: [address: string, Partial<Change>][]): RefreshPlan => ({
  resource_drift: changes.map(([address, change]) => ({
    address,
    type: 'aws_x',
    mode: 'managed',
    change: { actions: ['update'], before: {}, after: {}, after_unknown: {}, ...change },
  })),
});

test('what was changed is told by the names of its attributes, never by values', () => {
  const drift = driftOf(
    plan(
      [
        'aws_x.b',
        {
          before: { password: 'hunter2', tags: { a: '1' }, arn: 'x' },
          after: { password: 'hunter3', tags: {}, arn: 'x' },
        },
      ],
      ['aws_x.a', { actions: ['delete'], before: { id: '1' }, after: null }],
    ),
  );
  expect(drift).toEqual([
    { address: 'aws_x.a', what: 'deleted', attributes: [] },
    { address: 'aws_x.b', what: 'changed', attributes: ['password', 'tags'] },
  ]);
  expect(JSON.stringify(drift)).not.toContain('hunter');
});

test.each([
  [null, {}],
  [null, []],
  ['', null],
  [false, null],
  [undefined, ''],
])('%j that became %j is no drift: the provider filled what was left open', (was, is) => {
  expect(driftOf(plan(['aws_x.a', { before: { tags: was }, after: { tags: is } }]))).toEqual([]);
});

test.each([
  [true, false],
  [{ a: '1' }, {}],
  [0, null],
  ['x', ''],
])('%j that became %j is drift', (was, is) => {
  expect(driftOf(plan(['aws_x.a', { before: { it: was }, after: { it: is } }]))).toHaveLength(1);
});

test('a plan without drift has none', () => {
  expect(driftOf({})).toEqual([]);
});
