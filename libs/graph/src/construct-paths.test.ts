import fc from 'fast-check';
import { constructPaths, withoutKey } from './construct-paths.js';
import type { TerraformJson } from './terraform-json.js';

const at = (path: string) => ({ '//': { metadata: { path, uniqueId: 'x' } } });

test('a resource is found in the construct tree by its address', () => {
  const json: TerraformJson = {
    resource: { aws_vpc: { network_vpc: at('shop-production-data/network/vpc') } },
  };
  expect([...constructPaths(json)]).toEqual([['aws_vpc.network_vpc', 'shop-production-data/network/vpc']]);
});

test('what is only read is told apart from what is managed under the same name', () => {
  const json: TerraformJson = {
    resource: { aws_vpc: { main: at('stack/main') } },
    data: { aws_vpc: { main: at('stack/looked-up') } },
  };
  expect(Object.fromEntries(constructPaths(json))).toEqual({
    'aws_vpc.main': 'stack/main',
    'data.aws_vpc.main': 'stack/looked-up',
  });
});

test.each([
  ['no comment', {}],
  ['a comment of somebody else', { '//': 'written by hand' }],
  ['a comment without metadata', { '//': {} }],
  ['a path that is no text', { '//': { metadata: { path: 1 } } }],
])('a resource with %s has no path', (_, body) => {
  expect(constructPaths({ resource: { aws_vpc: { main: body } } }).size).toBe(0);
});

test('Terraform without resources has no paths', () => {
  expect(constructPaths({}).size).toBe(0);
});

test.each([
  ['aws_subnet.app', 'aws_subnet.app'],
  ['aws_subnet.app[0]', 'aws_subnet.app'],
  ['aws_subnet.app["a"]', 'aws_subnet.app'],
  ['aws_subnet.app["a[0]"]', 'aws_subnet.app'],
  ['aws_subnet.app["a\\"] b"]', 'aws_subnet.app'],
  ['module.node[1].aws_subnet.app', 'module.node[1].aws_subnet.app'],
  ['module.node["x"].aws_subnet.app["y"]', 'module.node["x"].aws_subnet.app'],
])('%s is an instance of %s', (address, resource) => {
  expect(withoutKey(address)).toBe(resource);
});

test('whatever the key, only the key is taken away', () => {
  const key = fc.oneof(
    fc.nat().map(String),
    fc.string().map((text) => JSON.stringify(text)),
  );
  fc.assert(fc.property(key, (text) => expect(withoutKey(`aws_subnet.app[${text}]`)).toBe('aws_subnet.app')));
});
