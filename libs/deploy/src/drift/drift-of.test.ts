import type { PlanJson } from '@ashlar/graph';
import type { StateFile } from '../plan-set/state-file.js';
import { driftOf } from './drift-of.js';

type Change = NonNullable<PlanJson['resource_drift']>[number]['change'];

const plan = (...changes: [address: string, Partial<Change>][]): PlanJson => ({
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
    { address: 'aws_x.a', what: 'deleted', attributes: [], cause: 'hand' },
    { address: 'aws_x.b', what: 'changed', attributes: ['password', 'tags'], cause: 'hand' },
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

/** A state that an older provider may have written. */
const state = (attributes: object, schema_version = 0): StateFile => ({
  ...{ lineage: 'x', serial: 1 },
  resources: [
    {
      ...{ mode: 'managed', type: 'aws_x', name: 'a' },
      instances: [{ schema_version, attributes: attributes as Record<string, unknown> }],
    },
  ],
});
const causes = (drift: PlanJson, written: StateFile) => driftOf(drift, written).map(({ cause }) => cause);

test('an attribute that the state has not got is of a newer provider', () => {
  const drift = plan(['aws_x.a', { before: { region: null }, after: { region: 'us-east-1' } }]);
  expect(causes(drift, state({ name: 'x' }))).toEqual(['provider']);
  expect(causes(drift, state({ name: 'x', region: null }))).toEqual(['hand']);
});

test('one attribute that the state has, and somebody has changed, is drift by hand', () => {
  const [before, after] = [
    { region: null, name: 'x' },
    { region: 'us-east-1', name: 'y' },
  ];
  expect(causes(plan(['aws_x.a', { before, after }]), state({ name: 'x' }))).toEqual(['hand']);
});

test('a resource whose schema is newer than that of the state is read otherwise by the provider', () => {
  const drift = plan(['aws_x.a', { before: { name: 'x' }, after: { name: 'y' } }]);
  const resources = [
    { address: 'aws_x.a', mode: 'managed', type: 'aws_x', schema_version: 1, values: { name: 'y' } },
  ];
  const read = { ...drift, prior_state: { values: { root_module: { resources } } } };
  expect(causes(read, state({ name: 'x' }))).toEqual(['provider']);
  expect(causes(read, state({ name: 'x' }, 1))).toEqual(['hand']);
});

test('a resource of a module, or one of many, is found in the state by its address', () => {
  const address = 'module.shop.aws_x.a["b"]';
  const drift = plan([address, { before: { region: null }, after: { region: 'us-east-1' } }]);
  const written: StateFile = {
    ...{ lineage: 'x', serial: 1 },
    resources: [
      {
        ...{ module: 'module.shop', mode: 'managed', type: 'aws_x', name: 'a' },
        instances: [{ index_key: 'b', schema_version: 0, attributes: {} }],
      },
    ],
  };
  expect(causes(drift, written)).toEqual(['provider']);
});
