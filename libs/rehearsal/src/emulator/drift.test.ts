import type { PlanJson, ResourceChangeJson } from '@ashlar/graph';
import { readDrift } from './drift.js';

const drifts = [
  { type: 'aws_kms_key', attribute: 'rotation_period_in_days', reason: 'the emulator forgets it' },
];

const read = (plan: PlanJson) => readDrift(plan, drifts);

const change = (
  overrides: Partial<ResourceChangeJson['change']>,
  type = 'aws_kms_key',
): ResourceChangeJson => ({
  address: `${type}.one`,
  type,
  mode: 'managed',
  change: { actions: ['update'], before: {}, after: {}, after_unknown: {}, ...overrides },
});

test('an empty second plan has no drift', () => {
  const plan = {
    resource_changes: [change({ actions: ['no-op'] })],
    output_changes: { id: { actions: ['no-op'] } },
  };
  expect(read(plan)).toEqual({ emulator: [], unexplained: [] });
});

test("the emulator's own drift is listed by attribute, with the reason", () => {
  const rotation = change({ before: { rotation_period_in_days: 0 }, after: { rotation_period_in_days: 90 } });
  expect(read({ resource_changes: [rotation] })).toEqual({
    emulator: [
      {
        address: 'aws_kms_key.one',
        attribute: 'rotation_period_in_days',
        reason: 'the emulator forgets it',
      },
    ],
    unexplained: [],
  });
});

test('a known attribute excuses no other attribute of the same resource', () => {
  const both = change({
    before: { rotation_period_in_days: 0, policy: 'a' },
    after: { rotation_period_in_days: 90, policy: 'b' },
  });
  expect(read({ resource_changes: [both] }).unexplained).toEqual([
    'aws_kms_key.one would update again (policy, rotation_period_in_days)',
  ]);
});

test('a replacement, a new resource or a deletion is never the drift of the emulator', () => {
  for (const actions of [['delete', 'create'], ['create'], ['delete'], ['something-new']]) {
    const rotation = change({
      actions,
      before: { rotation_period_in_days: 0 },
      after: { rotation_period_in_days: 90 },
    });
    expect(read({ resource_changes: [rotation] }).unexplained).toHaveLength(1);
  }
});

test('an attribute that only the next apply would know counts as changed', () => {
  const unknown = change({ after_unknown: { arn: true } }, 'aws_vpc');
  expect(read({ resource_changes: [unknown] }).unexplained).toEqual(['aws_vpc.one would update again (arn)']);
});

test('an output that changes is drift', () => {
  expect(read({ output_changes: { id: { actions: ['update'] } } }).unexplained).toEqual([
    'output id would be updated',
  ]);
});
