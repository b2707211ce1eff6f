import fc from 'fast-check';
import { platform, stackOf } from './clean-stack.fixture.js';
import { duplicateKeys } from './duplicate-keys.js';
import type { FolderEntry } from './folder-problems.js';
import { gateJson, gateText } from './gate-report.js';
import { type GateStack, synthesisProblems } from './synthesis-problems.js';

const written = ({ name, json }: ReturnType<typeof stackOf>, more: Partial<GateStack> = {}): GateStack => ({
  ...{ name, file: `stacks/${name}/cdk.tf.json`, text: JSON.stringify(json) },
  entries: [{ path: 'cdk.tf.json', kind: 'file' }],
  ...more,
});

const NAME = 'shop-production-data';

/** Findings of a synthesis in which one stack is another. */
const gate = (more: Partial<GateStack>, base: readonly GateStack[] = all()) =>
  synthesisProblems(
    all().map((stack) => (stack.name === NAME ? { ...stack, ...more } : stack)),
    { base },
  ).map(({ what }) => what);

const all = () => platform().map((stack) => written(stack));

test('a synthesis that is as the base passes, with a base and without one', () => {
  expect(gate({})).toEqual([]);
  expect(synthesisProblems(all())).toEqual([]);
});

test('a stack that is alone has nothing to be compared with, unless there is a base', () => {
  const alone = [written(stackOf('shop-preview-data'))];
  expect(synthesisProblems(alone)).toEqual([]);
  expect(synthesisProblems(alone, { base: all() }).map(({ rule }) => rule)).toEqual([
    'foreign-account',
    'backend',
  ]);
});

test.each<[string, FolderEntry]>([
  ['Terraform beside it', { path: 'evil.tf', kind: 'file' }],
  ['an override', { path: 'cdk_override.tf.json', kind: 'file' }],
  ['values of variables', { path: 'evil.auto.tfvars', kind: 'file' }],
  ['a hidden file', { path: '.terraformrc', kind: 'file' }],
  ['a link', { path: 'assets', kind: 'other' }],
  ['a link inside of the assets', { path: 'assets/f/index.zip', kind: 'other' }],
  ['what Terraform initialized', { path: '.terraform/modules/modules.json', kind: 'file' }],
  ['a state', { path: 'terraform.tfstate', kind: 'file' }],
  ['a file in a folder of its own', { path: 'm/main.tf', kind: 'file' }],
])('%s is refused', (_, entry) => {
  expect(gate({ entries: [...(all()[0]?.entries ?? []), entry] })).toEqual([
    expect.stringContaining(entry.path.split('/')[0] ?? ''),
  ]);
});

test('what Terraform has left is told from what somebody has put there', () => {
  const entries = ['.terraform', 'terraform.tfstate.backup', 'notes.md'].map((path) => ({
    path,
    kind: 'file' as const,
  }));
  expect(gate({ entries })).toEqual([
    '.terraform was left by Terraform, which would believe it',
    'notes.md was not written by a synthesis',
    'terraform.tfstate.backup was left by Terraform, which would believe it',
  ]);
});

test('assets are what they are', () => {
  const entries: FolderEntry[] = [
    { path: 'assets', kind: 'folder' },
    { path: 'assets/f/main.tf', kind: 'file' },
  ];
  expect(gate({ entries })).toEqual([]);
});

test('a lock file is that of the base', () => {
  const locked = all().map((stack) => ({ ...stack, lock: 'a' }));
  expect(gate({ lock: 'a' }, all())).toEqual(['brings a lock file, which the base does not have']);
  expect(gate({ lock: 'b' }, locked)).toContain('its lock file is not that of the base');
  expect(gate({ lock: undefined }, locked)).toContain(
    'its lock file is gone: any build of a provider would be taken',
  );
  expect(
    synthesisProblems(
      all().map((stack) => ({ ...stack, lock: 'a' })),
      { base: locked },
    ),
  ).toEqual([]);
});

test.each([
  ['no JSON', '{', 'its cdk.tf.json is no JSON'],
  ['no object', 'null', 'its cdk.tf.json is no object'],
  ['a list', '[{}]', 'its JSON is a list'],
])('%s is refused', (_, text, what) => {
  expect(gate({ text })).toContain(what);
});

test('what a parser of JSON forgets is found: Terraform reads both', () => {
  const text = JSON.stringify(stackOf(NAME).json).replace('{', '{"data":{"external":{"x":{}}},');
  expect(gate({ text })).toEqual(['data stands there twice']);
});

test('every key that stands twice is found, and no other', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      expect(duplicateKeys(text)).toEqual([]);
      expect(duplicateKeys(`{"a":[${text},{"b":${text},"c":1,"\\u0062":2}]}`)).toEqual(['a.b']);
    }),
  );
});

test('a stack lies where its name says, and what lies elsewhere is not read', () => {
  const file = '../../elsewhere/cdk.tf.json';
  expect(gate({ file, text: undefined, entries: [] })).toEqual([
    `the manifest says that its JSON is ${file}`,
  ]);
  expect(gate({ text: undefined, entries: [] })).toEqual([`stacks/${NAME}/cdk.tf.json can not be read`]);
});

test('a stack that has the state of one that is gone is that one', () => {
  const renamed = { ...stackOf(NAME), name: 'shop-production-records' };
  const others = all().filter(({ name }) => name !== NAME);
  expect(synthesisProblems([...others, written(renamed)], { base: all() })).toEqual([]);
});

test('two stacks have not one state, and both are named', () => {
  const twin = { ...stackOf(NAME), name: 'shop-production-records' };
  const found = synthesisProblems([...all(), written(twin)], { base: all() });
  expect(found.filter(({ what }) => what.startsWith('has the state of')).map(({ stack }) => stack)).toEqual([
    NAME,
    'shop-production-records',
  ]);
});

test('only what is asked for is spoken of', () => {
  const evil = all().map((stack) => ({ ...stack, text: '{' }));
  const only = new Set([NAME]);
  expect(synthesisProblems(evil, { only }).map(({ stack }) => stack)).toEqual([NAME]);
});

test('the order of stacks makes no difference', () => {
  const evil = all().map((stack) => ({ ...stack, text: '{"action":{},"module":{"x":{}}}' }));
  expect(synthesisProblems([...evil].reverse())).toEqual(synthesisProblems(evil));
});

test('a report names the construct, what is wrong with it, and how to mend it', () => {
  const data = { external: { env: { '//': { metadata: { path: `${NAME}/tools/env` } } } } };
  const findings = synthesisProblems([written(stackOf(NAME, { data }))]);
  expect(gateText({ stacks: 4, hasBase: false, findings })).toMatchInlineSnapshot(`
    "shop-production-data must not be planned:
      shop-production-data/tools/env (data.external.env) external runs a program on the machine that plans [code-execution]
        fix: take what it would read from the environment, or have the type allowed first
      shop-production-data/tools/env (data.external.env) is of the provider external, which is not in required_providers [foreign-provider]
        fix: use registry.terraform.io/hashicorp/aws, or have it allowed first
    4 stacks checked: 1 must not be planned; without a base, what has changed was not looked at"
  `);
  expect(JSON.parse(gateJson({ stacks: 4, hasBase: true, findings: [] }))).toEqual({
    ...{ schemaVersion: 1, passed: true, stacks: 4, hasBase: true, findings: [] },
  });
});
