import type { PlanJson, ResourceChangeJson } from '@ashlar/graph';
import type { DriftedResource } from './drift-of.js';
import { unappliedOf } from './unapplied-of.js';

const change = (address: string, more: Partial<ResourceChangeJson['change']>): ResourceChangeJson => ({
  ...{ address, mode: 'managed', type: 'aws_x' },
  change: { actions: ['update'], before: {}, after: {}, after_unknown: {}, ...more },
});
const plan = (...changes: ResourceChangeJson[]): PlanJson => ({ applyable: true, resource_changes: changes });
const drifted = (address: string, ...attributes: string[]): DriftedResource => ({
  ...{ address, attributes, cause: 'hand' },
  what: attributes.length === 0 ? 'deleted' : 'changed',
});

const setsBack = change('aws_x.a', { before: { tags: 'theirs' }, after: { tags: 'ours' } });

test('what sets back a change by hand is no code that waits', () => {
  expect(unappliedOf(plan(setsBack), [drifted('aws_x.a', 'tags')])).toEqual([]);
  expect(unappliedOf(plan(setsBack), [])).toEqual([
    { address: 'aws_x.a', action: 'update', attributes: ['tags'] },
  ]);
});

test('of a resource that was changed both ways, the attributes of the code are told', () => {
  const both = change('aws_x.a', { before: { tags: 'theirs', size: 1 }, after: { tags: 'ours', size: 2 } });
  expect(unappliedOf(plan(both), [drifted('aws_x.a', 'tags')])).toEqual([
    { address: 'aws_x.a', action: 'update', attributes: ['size'] },
  ]);
});

test('what was deleted by hand is created again, and what is new in the code is too', () => {
  const create = { actions: ['create'], before: null, after: { name: 'a' } };
  const both = plan(change('aws_x.a', create), change('aws_x.b', create));
  expect(unappliedOf(both, [drifted('aws_x.a')])).toEqual([
    { address: 'aws_x.b', action: 'create', attributes: [] },
  ]);
});

test('what is only known afterwards follows from the drift, where there is some', () => {
  const follows = change('aws_x.b', {
    ...{ before: { queue: 'a' }, after: {}, after_unknown: { queue: true } },
  });
  expect(unappliedOf(plan(follows), [drifted('aws_x.a')])).toEqual([]);
  expect(unappliedOf(plan(follows), [])).toMatchObject([{ address: 'aws_x.b', attributes: ['queue'] }]);
});

test('what a failed apply has left tainted is to be applied, whatever was changed elsewhere', () => {
  const tainted = change('aws_x.b', { actions: ['delete', 'create'], before: { a: 1 }, after: { a: 1 } });
  expect(unappliedOf(plan(tainted), [drifted('aws_x.a')])).toMatchObject([{ action: 'replace' }]);
});

test('what is deleted, moved or forgotten by the code is told, and so is an output', () => {
  const changes = [
    change('aws_x.d', { actions: ['delete'], after: null }),
    { ...change('aws_x.m', { actions: ['no-op'] }), previous_address: 'aws_x.l' },
    change('aws_x.f', { actions: ['forget'] }),
  ];
  const outputs = { url: { actions: ['update'] } };
  const found = unappliedOf({ ...plan(...changes), output_changes: outputs }, []);
  expect(found.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'destroy aws_x.d',
    'forget aws_x.f',
    'move aws_x.m',
    'update output.url',
  ]);
});
