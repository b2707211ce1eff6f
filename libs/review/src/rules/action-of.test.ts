import { judged } from './judged.fixture.js';
import type { ResourceChangeJson } from '@ashlar/graph';
import { created, planOf, replaced, strange, untouched, updated } from './plan.fixture.js';
import { actionOf } from './action-of.js';
import { verdictOfAction } from './verdict-of-action.js';

const told = (...changes: readonly ResourceChangeJson[]) =>
  planOf(...changes).changes.map((change) => `${actionOf(change)} ${verdictOfAction(change)}`);

test('what stays as it is or is only read is not told', () => {
  const data = strange(['read'], 'data.aws_region.here', { mode: 'data' });
  const opened = strange(['open'], 'ephemeral.aws_secretsmanager_secret_version.s', { mode: 'ephemeral' });
  expect(told(untouched('aws_vpc.a'), data, opened)).toEqual(Array(3).fill('undefined none'));
});

test('what only moves or only comes into the state is told, and asks for a look', () => {
  const moved = { previous_address: 'aws_vpc.a' };
  const imported = { importing: { id: 'vpc-1' } };
  expect(told(untouched('aws_vpc.b', {}, moved), untouched('aws_vpc.c', {}, imported))).toEqual([
    'move review',
    'import review',
  ]);
  expect(told(updated('aws_vpc.b', {}, {}, moved), updated('aws_vpc.c', {}, {}, imported))).toEqual(
    Array(2).fill('update review'),
  );
});

test.each([
  [['teleport'], 'managed'],
  [['create', 'update'], 'managed'],
  [['read'], 'managed'],
  [['open'], 'managed'],
  [['invoke'], 'action'],
])('%j of something %s is an unknown action: a danger, never left out', (actions, mode) => {
  const change = strange(actions, 'aws_vpc.a', { mode });
  expect(told(change)).toEqual(['unknown danger']);
  expect(judged('unknown-action')(change)).toHaveLength(1);
});

test('making and changing is safe by itself', () => {
  expect(told(created('aws_vpc.a'), updated('aws_vpc.b', {}, {}))).toEqual(['create safe', 'update safe']);
});

test('what is away while it is replaced is told, unless the new one comes first', () => {
  const [interrupted, lb] = [
    judged('interrupts-service'),
    replaced('aws_lb.web', {}, {}, { replace_paths: [['name']] }),
  ];
  expect(interrupted(lb)).toEqual([
    'review: takes away and makes again the load balancer: its name is another then (name forces it)',
  ]);
  expect(interrupted({ ...lb, change: { ...lb.change, actions: ['create', 'delete'] } })).toEqual([]);
});
