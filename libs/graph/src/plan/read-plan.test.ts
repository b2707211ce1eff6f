import type { ChangeJson, PlanJson, ResourceChangeJson } from './plan-json.js';
import { readPlan } from './read-plan.js';

/** A plan of one change, which creates something. */
function build(written: Partial<ResourceChangeJson> = {}, change: Partial<ChangeJson> = {}): PlanJson {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [
      {
        ...{ address: 'terraform_data.a', mode: 'managed', type: 'terraform_data', name: 'a' },
        provider_name: 'terraform.io/builtin/terraform',
        ...written,
        change: { actions: ['create'], before: null, after: { input: 1 }, ...change },
      },
    ],
  };
}

const only = (json: PlanJson) => readPlan(json).changes[0];

test('a change has its address, its action and its values', () => {
  const json = build({}, { after_unknown: { id: true }, after_sensitive: { input: true } });
  expect(only(json)).toEqual({
    address: 'terraform_data.a',
    mode: 'managed',
    type: 'terraform_data',
    provider: 'terraform.io/builtin/terraform',
    action: 'create',
    actions: ['create'],
    before: null,
    after: { input: 1 },
    afterUnknown: { id: true },
    beforeSensitive: false,
    afterSensitive: { input: true },
    replacePaths: [],
  });
});

test('text is read as well as what was parsed of it', () => {
  const json = build();
  expect(readPlan(JSON.stringify(json))).toEqual(readPlan(json));
});

test('a replacement has what forces it, and why', () => {
  const replace_paths = [
    ['tags', 'Name'],
    ['ingress', 0],
  ];
  const action_reason = 'replace_because_cannot_update';
  expect(only(build({ action_reason }, { actions: ['create', 'delete'], replace_paths }))).toMatchObject({
    action: 'replace',
    actions: ['create', 'delete'],
    reason: action_reason,
    replacePaths: replace_paths,
  });
});

test('what moves has where it stood, and what stays at its address has not', () => {
  expect(only(build({ previous_address: 'terraform_data.b' }))?.movedFrom).toBe('terraform_data.b');
  expect(only(build({ previous_address: 'terraform_data.a' }))).not.toHaveProperty('movedFrom');
});

test('an import has its id, which is empty where an identity is used', () => {
  expect(only(build({}, { importing: { id: 'x' } }))?.importing).toEqual({ id: 'x' });
  expect(only(build({}, { importing: { identity: {} } }))?.importing).toEqual({ id: '' });
  expect(only(build())).not.toHaveProperty('importing');
});

test('a deposed object has its key', () => {
  expect(only(build({ deposed: '00000001' }))?.deposed).toBe('00000001');
});

test('an action that no Terraform has yet is unknown, and still has its word', () => {
  expect(only(build({}, { actions: ['evolve'] }))).toMatchObject({ action: 'unknown', actions: ['evolve'] });
});

test('drift is told apart from what is planned', () => {
  const { resource_changes, ...rest } = build({}, { actions: ['update'] });
  const plan = readPlan({ ...rest, resource_drift: resource_changes });
  expect(plan.changes).toEqual([]);
  expect(plan.drift).toMatchObject([{ address: 'terraform_data.a', action: 'update' }]);
});

test('outputs are in the order of names', () => {
  const output = { actions: ['update'], before: 1, after: 2 };
  const plan = readPlan({
    ...build(),
    output_changes: { b: output, a: { ...output, after_sensitive: true } },
  });
  expect(plan.outputs.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(plan.outputs[0]).toMatchObject({ action: 'update', before: 1, after: 2, afterSensitive: true });
});

test('a value of false, zero or no text is a value', () => {
  const plan = readPlan({
    format_version: '1.2',
    output_changes: { a: { actions: ['update'], before: 0, after: false } },
  });
  expect(plan.outputs[0]).toMatchObject({ before: 0, after: false });
});

test('Terraform says whether there is something to apply', () => {
  expect(readPlan({ ...build(), applyable: false }).applyable).toBe(false);
  expect(readPlan({ ...build({}, { actions: ['no-op'] }), applyable: true }).applyable).toBe(true);
});

test.each([
  [false, ['no-op']],
  [false, ['read']],
  [false, ['open']],
  [true, ['create']],
  [true, ['forget']],
  [true, ['evolve']],
] as const)('where an older one does not say it, it is %s for %s', (applyable, actions) => {
  expect(readPlan(build({}, { actions })).applyable).toBe(applyable);
});

test('outputs alone are something to apply', () => {
  const json = { format_version: '1.2', output_changes: { a: { actions: ['create'], after: 1 } } };
  expect(readPlan(json).applyable).toBe(true);
});

test('a plan is complete and without errors unless Terraform says otherwise', () => {
  expect(readPlan(build())).toMatchObject({ complete: true, errored: false });
  expect(readPlan({ ...build(), complete: false, errored: true })).toMatchObject({
    complete: false,
    errored: true,
  });
});

test('a plan of nothing has nothing in it', () => {
  const json: PlanJson = { format_version: '1.0' };
  expect(readPlan(json)).toEqual({
    terraformVersion: 'unknown',
    applyable: false,
    complete: true,
    errored: false,
    changes: [],
    drift: [],
    outputs: [],
    relevantAttributes: [],
    json,
  });
});

test('keys that a later Terraform adds change nothing', () => {
  const later = { ...build({ later: 1 } as object, { later: {} } as object), later: [] } as PlanJson;
  const json = build();
  expect({ ...readPlan(later), json }).toEqual(readPlan(json));
});
