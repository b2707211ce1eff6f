import { inOrder } from './in-order.js';

const stack = (name: string, ...dependencies: string[]) => ({ name, dependencies, file: '', json: {} });

const ordered = (...stacks: ReturnType<typeof stack>[]) => inOrder(stacks).map(({ name }) => name);

test('each stack comes after those that it depends on, however they are listed', () => {
  expect(ordered(stack('web', 'data', 'network'), stack('data', 'network'), stack('network'))).toEqual([
    'network',
    'data',
    'web',
  ]);
});

test('stacks that are independent keep their order', () => {
  expect(ordered(stack('b'), stack('a'))).toEqual(['b', 'a']);
});

test('a dependency that is not rehearsed is no concern of the order', () => {
  expect(ordered(stack('web', 'elsewhere'))).toEqual(['web']);
});

test('a circle is put into some order: Terraform would refuse it', () => {
  expect(ordered(stack('a', 'b'), stack('b', 'a'))).toEqual(['b', 'a']);
});
