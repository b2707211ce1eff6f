import type { Attributes, TerraformJson } from '@ashlar/graph';
import fc from 'fast-check';
import { compareStack } from './compare-stack.js';
import { data, stackOf } from './stacks.fixture.js';

type Resources = Record<string, Record<string, Attributes>>;

const compare = (base: Resources, head: Resources, more: TerraformJson = {}) =>
  compareStack(stackOf('shop-staging-data', base), stackOf('shop-staging-data', head, more));

/** The same resources with another word at the beginning of each name, as renaming a construct makes them. */
function renamed(from: string, to: string): Resources {
  const text = JSON.stringify(data())
    .replaceAll(`${from}_`, `${to}_`)
    .replaceAll(/_1([A-C])/g, '_2$1');
  return JSON.parse(text) as Resources;
}

test('a renamed construct destroys what is in it, and that is said of every resource', () => {
  const { added, removed, renames } = compare(data(), renamed('jobs', 'work'));
  expect(renames).toEqual([
    { from: 'aws_rds_cluster.db_cluster_1C', to: 'aws_rds_cluster.db_cluster_2C', differs: [] },
    { from: 'aws_sqs_queue.jobs_queue_1A', to: 'aws_sqs_queue.work_queue_2A', differs: [] },
    // Its queue was renamed with it: that is no difference.
    { from: 'aws_sqs_queue_policy.jobs_policy_1B', to: 'aws_sqs_queue_policy.work_policy_2B', differs: [] },
  ]);
  expect([removed, added].map((list) => list.length)).toEqual([3, 3]);
});

test('what differs is named: behind another name, AWS has another resource', () => {
  const queue = (name: string) => ({ name, fifo_queue: true, delay_seconds: 5 });
  expect(compare({ aws_sqs_queue: { a: queue('a') } }, { aws_sqs_queue: { b: queue('b') } }).renames).toEqual(
    [{ from: 'aws_sqs_queue.a', to: 'aws_sqs_queue.b', differs: ['name'] }],
  );
});

test('of several that are the same, the names decide', () => {
  const subnets = (...names: string[]) => ({
    aws_subnet: Object.fromEntries(names.map((name) => [name, { cidr: 1 }])),
  });
  const { renames } = compare(subnets('a_web', 'b_data'), subnets('c_data', 'd_web'));
  expect(renames.map(({ from, to }) => [from, to])).toEqual([
    ['aws_subnet.a_web', 'aws_subnet.d_web'],
    ['aws_subnet.b_data', 'aws_subnet.c_data'],
  ]);
});

test.each<[string, Resources, Resources]>([
  ['another type', { aws_vpc: { a: { x: 1 } } }, { aws_subnet: { a: { x: 1 } } }],
  ['other arguments', { aws_vpc: { a: { x: 1, y: 1, z: 1 } } }, { aws_vpc: { b: { x: 1, y: 2, z: 2 } } }],
])('something of %s is something else', (_, base, head) => {
  expect(compare(base, head)).toMatchObject({
    renames: [],
    added: [expect.anything()],
    removed: [expect.anything()],
  });
});

test('what a moved block carries along is neither destroyed nor created', () => {
  const [base, head] = [{ aws_vpc: { a: { x: 1 } } }, { aws_vpc: { b: { x: 1 } } }];
  expect(compare(base, head, { moved: [{ from: 'aws_vpc.a', to: 'aws_vpc.b' }] })).toMatchObject({
    moved: [{ from: 'aws_vpc.a', to: 'aws_vpc.b' }],
    ...{ added: [], removed: [], renames: [] },
  });
  const steps = [
    { from: 'aws_vpc.between', to: 'aws_vpc.b["x"]' },
    { from: 'aws_vpc.a', to: 'aws_vpc.between' },
  ];
  expect(compare(base, head, { moved: steps }).moved).toEqual([{ from: 'aws_vpc.a', to: 'aws_vpc.b' }]);
});

test('moves that lead in a circle, or nowhere, end', () => {
  const circle = [
    { from: 'aws_vpc.a', to: 'aws_vpc.c' },
    { from: 'aws_vpc.c', to: 'aws_vpc.a' },
  ];
  expect(compare({ aws_vpc: { a: {} } }, { aws_vpc: { b: {} } }, { moved: circle }).moved).toEqual([]);
});

test('every renamed resource is found, each once, when nothing else changes', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(names, (words) => {
      const stack = (prefix: string) => ({
        aws_vpc: Object.fromEntries(words.map((word) => [`${prefix}${word}`, { cidr: word, dns: true }])),
      });
      const { renames } = compare(stack('x_'), stack('y_'));
      expect(renames.map(({ from, to }) => [from, to])).toEqual(
        [...words].sort().map((word) => [`aws_vpc.x_${word}`, `aws_vpc.y_${word}`]),
      );
    }),
  );
});
