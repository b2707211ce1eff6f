import { homelessStates, homeOf } from './homeless-states.js';

const stack = (name: string, home: string, made?: string) =>
  homeOf({
    name,
    file: '',
    dependencies: [],
    json: {
      terraform: { backend: { s3: { bucket: home } } },
      ...(made === undefined ? {} : { resource: { aws_s3_bucket: { bucket: { bucket: made } } } }),
    },
  });

const backend = stack('state-production-backend', 'states-1', 'states-1');

test('a state whose bucket is made by no stack is found', () => {
  expect(homelessStates([backend, stack('shop-staging-network', 'states-2')])).toEqual([
    {
      where: 'shop-staging-network',
      problems: [
        {
          what: 'its state would lie in states-2, a bucket that no stack makes',
          fix: 'add its account and region to the environments of apps/state',
        },
      ],
    },
  ]);
});

test('states that have their bucket are no finding', () => {
  expect(homelessStates([backend, stack('shop-production-network', 'states-1')])).toEqual([]);
});

test('a synthesis without the backends can not tell', () => {
  expect(homelessStates([stack('shop-staging-network', 'states-2')])).toEqual([]);
});
