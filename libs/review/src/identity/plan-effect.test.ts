import type { PlanJson, ResourceChangeJson } from '@ashlar/graph';
import { effectDifferences } from './plan-effect.js';

const change = (
  more: Partial<ResourceChangeJson['change']> = {},
  resource: object = {},
): ResourceChangeJson => ({
  ...{ address: 'aws_x.a', mode: 'managed', type: 'aws_x' },
  change: {
    actions: ['update'],
    before: { name: 'hush', size: 1, arn: 'arn' },
    after: { name: 'hush', size: 2, arn: 'arn' },
    after_unknown: {},
    ...more,
  },
  ...resource,
});
const plan = (...changes: ResourceChangeJson[]): PlanJson => ({ resource_changes: changes });
const same = { actions: ['no-op'] };

test('plans that were made at other times, and list other things that stay, do the same', () => {
  const was = { ...plan(change()), timestamp: '1' };
  const stays = change(same, { address: 'aws_x.b' });
  const reads = change({ actions: ['read'] }, { mode: 'data', address: 'data.aws_x.c' });
  expect(effectDifferences(was, { ...plan(reads, stays, change()), timestamp: '2' })).toEqual([]);
});

test('a tag that somebody has set in between is another effect, though the end is the same', () => {
  const is = plan(change({ before: { name: 'hush2', size: 1, arn: 'arn' } }));
  expect(effectDifferences(plan(change()), is)).toEqual([
    { address: 'aws_x.a', was: 'update', is: 'update', attributes: ['name'] },
  ]);
});

test.each<[string, PlanJson, object]>([
  ['does nothing', plan(), { was: 'update', is: 'nothing' }],
  ['replaces', plan(change({ actions: ['delete', 'create'] })), { was: 'update', is: 'replace' }],
  ['forgets', plan(change({ actions: ['forget'] })), { is: 'forget' }],
  ['does what nobody knows', plan(change({ actions: ['evict'] })), { is: 'unknown' }],
  ['knows less', plan(change({ after_unknown: { arn: true } })), { attributes: ['arn'] }],
  ['moves', plan(change({}, { previous_address: 'aws_x.z' })), { is: 'update', attributes: [] }],
  ['takes another into the state', plan(change({ importing: { id: '1' } })), { attributes: [] }],
  ['is forced by something', plan(change({ replace_paths: [['size']] })), { attributes: [] }],
])('a plan that %s is another', (_what, is, difference) => {
  expect(effectDifferences(plan(change()), is)).toMatchObject([{ address: 'aws_x.a', ...difference }]);
});

test('the order of a replacement is an effect', () => {
  const [first, last] = [
    ['delete', 'create'],
    ['create', 'delete'],
  ].map((actions) => plan(change({ actions })));
  expect(effectDifferences(first as PlanJson, last as PlanJson)).toHaveLength(1);
});

test('an output that changes to something else is an effect', () => {
  const output = (after: unknown): PlanJson => ({
    output_changes: { url: { actions: ['update'], before: 'a', after } },
  });
  expect(effectDifferences(output('b'), output('b'))).toEqual([]);
  expect(effectDifferences(output('b'), output('c'))).toMatchObject([{ address: 'output.url' }]);
});

test('an object that a replacement left behind is not the one at its address', () => {
  const deposed = change({ actions: ['delete'], after: null }, { deposed: 'abc' });
  expect(effectDifferences(plan(change()), plan(change(), deposed))).toMatchObject([
    { address: 'aws_x.a (deposed abc)', was: 'nothing', is: 'delete' },
  ]);
});

test('no value is in what is told', () => {
  const is = plan(change({ before: { name: 'hush2' }, after: { name: 'hush3' } }));
  expect(JSON.stringify(effectDifferences(plan(change()), is))).not.toContain('hush');
});
