import fc from 'fast-check';
import { planProblems } from './plan-problems.js';
import { readPlan } from './read-plan.js';

const change = { address: 'terraform_data.a', type: 'terraform_data', change: { actions: ['create'] } };

/** The smallest plan that there is. */
const build = (more: object = {}) => ({ format_version: '1.2', planned_values: {}, ...more });

const whatOf = (json: unknown) => planProblems(json).map(({ what }) => what);

test('a plan of nothing is a plan', () => {
  expect(planProblems(build())).toEqual([]);
});

test.each(['1.0', '1.1', '1.2', '1.99'])('format %s can be read', (format_version) => {
  expect(planProblems(build({ format_version, resource_changes: [change] }))).toEqual([]);
});

test('keys that a later Terraform adds are left alone', () => {
  const later = { ...change, later: true, change: { ...change.change, later: {} } };
  expect(planProblems(build({ later: [1], resource_changes: [later] }))).toEqual([]);
});

test.each(['0.1', '2.0', '11.0', '1.2.3', '1', '1.x', '', 'one'])(
  'format %s is refused with the one that can be read',
  (version) => {
    expect(whatOf(build({ format_version: version }))).toEqual([
      `its format_version is ${version}; 1.x can be read`,
    ]);
  },
);

test.each([
  ['nothing', null],
  ['a text', 'plan'],
  ['a list', []],
  ['a number', 1],
  ['what is not there', undefined],
])('%s is no plan', (_, json) => {
  expect(whatOf(json)).toEqual(['it is no JSON object']);
});

test('an object without a format is no plan, and it is said how to write one', () => {
  const [problem] = planProblems({ resource_changes: [] });
  expect(problem?.what).toBe('it has no format_version');
  expect(problem?.fix).toContain('terraform show -json');
});

test('the JSON of a state is told from that of a plan', () => {
  const state = { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: {} } };
  expect(whatOf(state)).toEqual(['it is a state, or no plan: it has neither changes nor planned values']);
});

test('a plan of outputs alone is one', () => {
  expect(planProblems({ format_version: '1.2', output_changes: {} })).toEqual([]);
});

test.each([
  ['no list', {}, ['']],
  ['a list of nothing', [null], ['[0]']],
  ['without an address', [{ ...change, address: undefined }], ['[0].address']],
  ['without a type', [{ ...change, type: 1 }], ['[0].type']],
  ['without a change', [{ ...change, change: undefined }], ['[0].change']],
  ['without actions', [{ ...change, change: {} }], ['[0].change.actions']],
  [
    'wrong in several places',
    [change, { type: 1, change: {} }],
    ['[1].address', '[1].type', '[1].change.actions'],
  ],
])('changes that are %s are refused, with each place', (_, resource_changes, places) => {
  expect(whatOf(build({ resource_changes }))).toEqual(
    places.map((place) => `its resource_changes${place} is not what Terraform writes`),
  );
});

test.each([
  ['.replace_paths', { replace_paths: 'x' }],
  ['.replace_paths[0]', { replace_paths: [null] }],
  ['.importing', { importing: null }],
  ['.importing.id', { importing: { id: 5 } }],
  ['.before', { before: 'x' }],
  ['.actions[0]', { actions: [null] }],
])('what a change has at %s is looked at', (place, more) => {
  const resource_changes = [{ ...change, change: { ...change.change, ...more } }];
  expect(whatOf(build({ resource_changes }))).toEqual([
    `its resource_changes[0].change${place} is not what Terraform writes`,
  ]);
});

test.each([
  ['resource_drift', {}, ''],
  ['resource_drift', [{ ...change, action_reason: 5 }], '[0].action_reason'],
  ['resource_drift', [{ ...change, previous_address: null }], '[0].previous_address'],
  ['output_changes', null, ''],
  ['output_changes', { a: null }, '.a'],
  ['output_changes', { a: { actions: 'create' } }, '.a.actions'],
  ['variables', { a: null }, '.a'],
  ['prior_state', { values: { outputs: { a: null } } }, '.values.outputs.a'],
  [
    'planned_values',
    { root_module: { child_modules: [{ resources: 'x' }] } },
    '.root_module.child_modules[0].resources',
  ],
  ['configuration', { root_module: { resources: [null] } }, '.root_module.resources[0]'],
  [
    'configuration',
    { root_module: { module_calls: { a: { module: 5 } } } },
    '.root_module.module_calls.a.module',
  ],
  ['applyable', 'yes', ''],
])('%s that are %j are refused by name and place', (key, value, place) => {
  expect(whatOf(build({ [key]: value }))).toEqual([`its ${key}${place} is not what Terraform writes`]);
});

test('what has no problem can be read, and nothing makes the check itself fail', () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          format_version: fc.oneof(fc.constant('1.2'), fc.jsonValue()),
          planned_values: fc.jsonValue(),
          resource_changes: fc.oneof(fc.array(fc.oneof(fc.constant(change), fc.jsonValue())), fc.jsonValue()),
          resource_drift: fc.oneof(fc.array(fc.oneof(fc.constant(change), fc.jsonValue())), fc.jsonValue()),
          output_changes: fc.dictionary(fc.string(), fc.oneof(fc.constant({ actions: [] }), fc.jsonValue())),
        },
        { requiredKeys: [] },
      ),
      (json) => {
        if (planProblems(json).length === 0) expect(() => readPlan(JSON.stringify(json))).not.toThrow();
      },
    ),
  );
});
