import type { Attributes, PlanAction, PlannedOutput, StackJson } from '@ashlar/graph';
import { deferredStacks, type PlannedStack } from './deferred-stacks.js';

const output = (name: string, action: PlanAction): PlannedOutput => ({
  ...{ name, action, actions: [action], before: null, after: null },
  ...{ afterUnknown: {}, beforeSensitive: false, afterSensitive: false },
});

/** A stack, the states that it reads by name, and what its plan does to its outputs. */
function stack(
  name: string,
  json: Partial<StackJson['json']>,
  { reads = [], plans }: { reads?: string[]; plans?: Record<string, PlanAction> } = {},
): PlannedStack {
  const states = reads.map((from): [string, Attributes] => [
    from,
    { backend: 's3', config: { bucket: 'states', key: from } },
  ]);
  return {
    name,
    json: {
      terraform: { backend: { s3: { bucket: 'states', key: name } } },
      data: { terraform_remote_state: Object.fromEntries(states) },
      ...json,
    },
    ...(plans && { plan: { outputs: Object.entries(plans).map(([one, action]) => output(one, action)) } }),
  };
}

const of = (state: string, name: string) => `\${data.terraform_remote_state.${state}.outputs.${name}}`;

const network = (plans: Record<string, PlanAction>) =>
  stack('network', { output: { vpc_id: { value: 'x' }, zone: { value: 'y' } } }, { plans });

const data = stack(
  'data',
  {
    resource: { aws_db_subnet_group: { main: { vpc: of('network', 'vpc_id') } } },
    output: { group: { value: '${aws_db_subnet_group.main.id}' }, fixed: { value: 'z' } },
  },
  { reads: ['network'], plans: {} },
);

const names = (...stacks: PlannedStack[]) => deferredStacks(stacks).map((one) => one.stack);

test('a consumer is deferred when what it reads is about to change', () => {
  expect(deferredStacks([data, network({ vpc_id: 'update' })])).toEqual([
    {
      stack: 'data',
      waitsFor: [{ stack: 'network', output: 'vpc_id' }],
      because: 'it reads vpc_id of network, which this change is about to change',
    },
  ]);
});

test.each<PlanAction>(['create', 'delete', 'replace', 'unknown'])('%s of an output counts', (action) => {
  expect(names(data, network({ vpc_id: action }))).toEqual(['data']);
});

test('a producer that changes something else defers nobody', () => {
  expect(names(data, network({ vpc_id: 'no-op', zone: 'update' }))).toEqual([]);
  expect(names(data, network({}))).toEqual([]);
});

test('what is passed on defers the next reader, though its own plan says nothing of it', () => {
  const reader = (name: string) =>
    stack('web', { locals: { it: of('data', name) } }, { reads: ['data'], plans: {} });
  expect(names(reader('group'), data, network({ vpc_id: 'update' }))).toEqual(['data', 'web']);
  expect(names(reader('fixed'), data, network({ vpc_id: 'update' }))).toEqual(['data']);
});

test('a change is followed to the last reader, whatever order they come in', () => {
  const link = (name: string, from: string) =>
    stack(name, { output: { x: { value: of(from, 'x') } } }, { reads: [from], plans: {} });
  const first = stack('a', { output: { x: { value: 'x' } } }, { plans: { x: 'update' } });
  const chain = [link('d', 'c'), link('c', 'b'), link('b', 'a'), first];
  expect(names(...chain)).toEqual(['b', 'c', 'd']);
  expect(names(...chain.reverse())).toEqual(['b', 'c', 'd']);
});

test('through locals and modules, and round in circles, it is found', () => {
  const passing = stack(
    'data',
    {
      locals: { a: '${module.m.x}', b: '${local.c}', c: '${local.b}' },
      module: { m: { source: './m', vpc: of('network', 'vpc_id') } },
      output: { group: { value: '${local.a}' }, other: { value: '${local.b}' } },
    },
    { reads: ['network'] },
  );
  const web = stack(
    'web',
    { locals: { it: `${of('data', 'group')}${of('data', 'other')}` } },
    { reads: ['data'] },
  );
  expect(deferredStacks([passing, web, network({ vpc_id: 'update' })])[1]?.waitsFor).toEqual([
    { stack: 'data', output: 'group' },
  ]);
});

test('stacks are read whatever order they come in', () => {
  const all = [data, network({ vpc_id: 'update' })];
  expect(deferredStacks([...all].reverse())).toEqual(deferredStacks(all));
});
