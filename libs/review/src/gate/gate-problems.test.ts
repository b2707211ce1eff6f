import type { Attributes, StackJson } from '@ashlar/graph';
import fc from 'fast-check';
import { platform, stackOf, store } from './clean-stack.fixture.js';
import { type Evil, evils } from './evil-fragments.fixture.js';
import { type GateOptions, gateProblems } from './gate-problems.js';

const NAME = 'shop-production-data';

/** Findings of a stack that the base has too. */
const gate = (stack: StackJson, options: GateOptions = {}) =>
  gateProblems(stack, { expected: stackOf(stack.name), base: platform(), ...options });

test('what this repository writes passes', () => {
  expect(platform().flatMap((stack) => gate(stack))).toEqual([]);
});

const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How deep a fragment is merged before its rest is put beside what is there, in a list. Terraform reads both. */
function merged(one: unknown, other: unknown, depth: number): unknown {
  if (one === undefined) return other;
  if (depth === 0 || !isObject(one) || !isObject(other)) return [one, other].flat();
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in other ? merged(one[key], other[key], depth - 1) : one[key]]),
  );
}

/** Every object of blocks as a list of one, down to the bodies. */
function listed(value: unknown, depth: number): unknown {
  if (depth === 0 || !isObject(value)) return value;
  return [Object.fromEntries(Object.entries(value).map(([key, child]) => [key, listed(child, depth - 1)]))];
}

/** The first level of a stack's JSON stays an object: that it is none would be reason enough. */
const inLists = (json: Attributes, depth: number) =>
  Object.fromEntries(Object.entries(json).map(([key, child]) => [key, listed(child, depth)]));

const withEvil = ({ json }: Evil, depth = 5): StackJson => ({
  name: NAME,
  json: merged(stackOf(NAME).json, json, depth) as StackJson['json'],
});

test.each(evils.map((evil) => [evil.name, evil] as const))('%s is refused', (_, evil) => {
  expect(gate(withEvil(evil)).map(({ rule }) => rule)).toContain(evil.rule);
  // Neither does it need a base.
  expect(gateProblems(withEvil(evil), { beside: platform() }).map(({ rule }) => rule)).toContain(evil.rule);
});

test('it is found wherever it stands, in whatever lists, and beside whatever else', () => {
  const several = fc.uniqueArray(fc.constantFrom(...evils), { minLength: 1, maxLength: 5, selector: byName });
  fc.assert(
    fc.property(several, fc.nat(4), fc.nat(3), (chosen, depth, lists) => {
      const json = chosen.reduce<unknown>(
        (sum, { json }) => merged(sum, inLists(json, lists), depth + 1),
        stackOf(NAME).json,
      );
      const found = gate({ name: NAME, json: json as StackJson['json'] }).map(ruleAndWords);
      for (const evil of chosen) expect(found).toEqual(expect.arrayContaining(wordsOf(evil)));
    }),
    { numRuns: 300 },
  );
});

const byName = ({ name }: Evil) => name;

const ruleAndWords = ({ rule, what }: { rule: string; what: string }) => `${rule}: ${what}`;

/** What is said of one alone. */
const wordsOf = (evil: Evil) => gate(withEvil(evil)).map(ruleAndWords);

test('the engine notes nothing that would let it pass', () => {
  const note = { '//': { metadata: { path: 'shop/x' }, gate: 'off', waivers: [{ rule: 'code-execution' }] } };
  const evil: Evil = {
    name: 'noted',
    rule: 'code-execution',
    json: { ...note, data: { ...note, external: { ...note, evil: { ...note, program: [] } } } },
  };
  expect(gate(withEvil(evil))).toContainEqual({
    rule: 'code-execution',
    verdict: 'danger',
    stack: NAME,
    address: 'data.external.evil',
    path: 'shop/x',
    what: 'external runs a program on the machine that plans',
    fix: 'take what it would read from the environment, or have the type allowed first',
  });
});

const backend = (changes: object, remove: readonly string[] = []): Evil => {
  const s3: Record<string, unknown> = { ...store(), key: 'shop/production/data.tfstate', ...changes };
  for (const name of remove) delete s3[name];
  return { name: '', rule: 'backend', json: { s3 } };
};

const withBackend = ({ json }: Evil, name = NAME): StackJson => {
  const stack = stackOf(name);
  return { name, json: { ...stack.json, terraform: { ...stack.json.terraform, backend: json as never } } };
};

test.each([
  ['bucket', { bucket: 'evil' }],
  ['key', { key: 'shop/production/network.tfstate' }],
  ['region', { region: 'eu-west-1' }],
  ['dynamodb_table', { dynamodb_table: 'evil' }],
  ['kms_key_id', { kms_key_id: 'arn:aws:kms:us-east-1:999999999999:alias/evil' }],
  ['encrypt', { encrypt: false }],
  ['role_arn', { role_arn: 'arn:aws:iam::999999999999:role/evil' }],
  ['endpoint', { endpoint: 'https://evil' }],
  ['skip_credentials_validation', { skip_credentials_validation: true }],
])('a backend whose %s has changed is refused, of a known stack and of a new one', (name, changes) => {
  expect(gate(withBackend(backend(changes))).map(({ what }) => what.split(' is ')[0])).toEqual(
    expect.arrayContaining([name]),
  );
  const isOfNew = gate(withBackend(backend(changes)), { expected: undefined }).map(({ rule }) => rule);
  expect(isOfNew).toContain('backend');
});

test('a stack that is alone encrypts its state all the same', () => {
  const found = gateProblems(withBackend(backend({ encrypt: false })));
  expect(found.map(({ what }) => what)).toEqual(['does not encrypt its state']);
});

test('credentials of a backend are not repeated', () => {
  expect(JSON.stringify(gate(withBackend(backend({ secret_key: 'hunter2hunter2' }))))).not.toContain(
    'hunter2',
  );
});

test('a backend that is gone, or lies in a file, is refused', () => {
  const { terraform, ...rest } = stackOf(NAME).json;
  const without = { ...terraform, backend: undefined };
  const stack = { name: NAME, json: { ...rest, terraform: without } } as unknown as StackJson;
  for (const options of [{}, { expected: undefined }])
    expect(gate(stack, options).map(({ rule }) => rule)).toContain('backend');
});

test('a new stack is like those of its environment', () => {
  const rules = (name: string, options: GateOptions = {}) =>
    gate(stackOf(name), { expected: undefined, ...options }).map(({ rule }) => rule);
  expect(rules('shop-production-queues')).toEqual([]);
  // Another app in an environment that is known.
  expect(rules('cafe-production-data')).toEqual([]);
  // An account and a bucket that nobody knows.
  expect(rules('shop-preview-data')).toEqual(['foreign-account', 'backend']);
});

test('a Terraform version that is no longer asked for is refused', () => {
  const stack = stackOf(NAME);
  const terraform = { ...stack.json.terraform, required_version: undefined };
  expect(gate({ name: NAME, json: { ...stack.json, terraform } as never })).toMatchObject([
    { what: 'terraform.required_version is gone' },
  ]);
});

test('what the base does already, and what is allowed, passes', () => {
  const role = { aws: [{ alias: 'evil', allowed_account_ids: ['9'], assume_role: [{ role_arn: 'x' }] }] };
  const old = stackOf(NAME, { provider: role });
  expect(gateProblems(old, { expected: old, base: [old] })).toEqual([]);
  expect(gate(old).length).toBeGreaterThan(0);

  const reads = withEvil({
    ...{ name: '', rule: 'reads-values' },
    json: { data: { aws_ssm_parameter: { x: { name: '/x' } } } },
  });
  const allow = {
    ...{ providers: [], modules: [], accounts: [], stateBuckets: [], states: [] },
    dataSources: ['aws_ssm_parameter'],
  };
  expect(gate(reads, { allow }).map(({ rule }) => rule)).not.toContain('reads-values');
});

test.each(['aws', 'hashicorp/aws', 'registry.terraform.io/hashicorp/aws'])('%s is AWS', (source) => {
  const stack = stackOf(NAME);
  const terraform = { ...stack.json.terraform, required_providers: { aws: { source } } };
  expect(gate({ name: NAME, json: { ...stack.json, terraform } })).toEqual([]);
});

test('a text that is made to be read for long is read at once', () => {
  const output = { x: { value: `\${file${'/*a*/'.repeat(20000)}}${'file/*'.repeat(2000)}` } };
  const started = Date.now();
  expect(gate(stackOf(NAME, { output }))).toEqual([]);
  expect(Date.now() - started).toBeLessThan(2000);
});

test('names from the JSON reach no terminal as they are', () => {
  const name = '\u001b[2Jx\u202e';
  const json = { data: { external: { [name]: { '//': { metadata: { path: `a/${name}` } } } } } };
  const printed = JSON.stringify(gate(withEvil({ name: '', rule: 'code-execution', json })));
  expect(printed).toContain('\\\\u001b[2Jx\\\\u202e');
});
