import { withDependencies } from './with-dependencies.js';

const stack = (name: string, ...dependencies: string[]) => ({ name, dependencies });
const stacks = [
  stack('edge', 'web'),
  stack('web', 'data'),
  stack('data', 'network'),
  stack('network'),
  stack('dns'),
];
const namesWith = (...names: string[]) => withDependencies(stacks, names).map(({ name }) => name);

test('a stack brings along what it depends on, and what that depends on', () => {
  expect(namesWith('web')).toEqual(['web', 'data', 'network']);
  expect(namesWith('dns', 'network')).toEqual(['network', 'dns']);
  expect(namesWith()).toEqual([]);
});

test('names and dependencies that are no stack of these bring nothing', () => {
  expect(withDependencies([stack('web', 'elsewhere')], ['web', 'nobody'])).toEqual([
    stack('web', 'elsewhere'),
  ]);
});

test('stacks that depend on each other both come, once', () => {
  const round = [stack('a', 'b'), stack('b', 'a')];
  expect(withDependencies(round, ['a'])).toEqual(round);
});
