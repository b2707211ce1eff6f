import { withNewStack } from './inventory-with-stack.js';

const stack = (environment: string, ...dependencies: string[]) => ({ environment, dependencies });

test('every environment gets the stack, which reads from no other', () => {
  const before = {
    stacks: {
      'shop-production-web': stack('production', 'shop-production-alerts'),
      'shop-production-alerts': stack('production'),
      'shop-staging-alerts': stack('staging'),
    },
  };
  expect(JSON.parse(withNewStack(JSON.stringify(before), 'shop', 'jobs') ?? '')).toEqual({
    stacks: {
      ...before.stacks,
      'shop-production-jobs': stack('production'),
      'shop-staging-jobs': stack('staging'),
    },
  });
});

test('where there is no inventory, none is invented', () => {
  expect(withNewStack(null, 'shop', 'jobs')).toBeUndefined();
});
