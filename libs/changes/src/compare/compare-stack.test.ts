import type { TerraformJson } from '@ashlar/graph';
import { compareStack, isSame } from './compare-stack.js';
import { data, stackOf } from './stacks.fixture.js';

type Json = TerraformJson;

/** What differs between two versions of a stack that holds `data()`, and whatever is said. */
const compare = (base: Json, head: Json) =>
  compareStack(stackOf('shop-staging-data', data(), base), stackOf('shop-staging-data', data(), head));

const vpc = (attributes: object) => ({ resource: { aws_vpc: { main: { ...attributes } } } });

test.each<[string, Json, Json]>([
  ['what the engine notes about a stack', {}, { '//': { metadata: { version: '0.21.0' } } }],
  ['what it notes about a resource', vpc({}), vpc({ '//': { metadata: { path: 'a/b' } } })],
  ['a comment among resources', vpc({}), { resource: { ...vpc({}).resource, '//': {} as never } }],
  [
    'the order of dependencies',
    vpc({ depends_on: ['a_a.b', 'c_c.d'] }),
    vpc({ depends_on: ['c_c.d', 'a_a.b'] }),
  ],
  [
    'the order of what is ignored',
    vpc({ lifecycle: { ignore_changes: ['tags', 'name'] } }),
    vpc({ lifecycle: { ignore_changes: ['name', 'tags'] } }),
  ],
  ['an empty section', {}, { data: {}, output: {} }],
])('%s makes no difference', (_, base, head) => {
  expect(isSame(compare(base, head))).toBe(true);
});

test.each<[string, Json, Json, string[]]>([
  ['an output', {}, { output: { id: { value: 'x' } } }, ['output.id']],
  ['what is read', { data: { aws_region: { here: {} } } }, {}, ['data.aws_region.here']],
  ['a provider', {}, { provider: { aws: [{ region: 'eu-west-1' }] } }, ['provider.aws']],
  ['a local value', { locals: { a: { '//': 1 } } }, { locals: { a: { '//': 2 } } }, ['local.a']],
  ['a variable', {}, { variable: { a: {} } }, ['variable.a']],
])('%s counts, and is no resource', (_, base, head, settings) => {
  expect(compare(base, head)).toMatchObject({ added: [], removed: [], changed: [], settings });
});

test.each<[string, object, object]>([
  ['a value', { cidr_block: '10.0.0.0/16' }, { cidr_block: '10.1.0.0/16' }],
  ['text instead of a number', { port: 1 }, { port: '1' }],
  ['a tag that is called like a comment', { tags: { '//': 'a' } }, { tags: { '//': 'b' } }],
  // A list to Terraform unless the provider says otherwise.
  ['the order of a list', { names: ['a', 'b'] }, { names: ['b', 'a'] }],
  ['an argument with nothing in it', {}, { names: [] }],
])('%s is a change of the resource', (_, before, after) => {
  expect(compare(vpc(before), vpc(after))).toMatchObject({ changed: ['aws_vpc.main'], settings: [] });
});

test('a state that is looked for elsewhere is said, and a lock table is a setting', () => {
  const at = (s3: object): Json => ({ terraform: { backend: { s3: { bucket: 'a', key: 'k', ...s3 } } } });
  expect(compare(at({}), at({ bucket: 'b' }))).toMatchObject({
    state: { from: { store: 's3://a', key: 'k' }, to: { store: 's3://b', key: 'k' } },
    settings: ['terraform.backend'],
  });
  expect(compare(at({}), at({ dynamodb_table: 'locks' }))).not.toHaveProperty('state');
});

test('another version of the provider is a setting of every stack', () => {
  const at = (version: string): Json => ({ terraform: { required_providers: { aws: { version } } } });
  expect(compare(at('6.25.0'), at('6.26.0')).settings).toEqual(['terraform.required_providers']);
});
