import type { TerraformJson, WrittenStack } from '@ashlar/graph';
import { changedResources } from './changed-resources.js';

const stack = (name: string, json: TerraformJson): WrittenStack => ({
  name,
  file: '',
  dependencies: [],
  json,
});

const before = [
  stack('shop-test-data', {
    resource: {
      aws_sqs_queue: {
        orders: { name: 'orders', delay_seconds: 1, '//': { metadata: { path: 'a' } } },
        late: { name: 'late' },
      },
    },
    output: { url: { value: 'x' } },
    import: [{ to: 'a', id: 'b' }],
  }),
  stack('shop-test-old', { resource: { aws_vpc: { main: {} } } }),
];

test('what is added, removed and changed is listed by address, attributes by name and never by value', () => {
  const after = [
    stack('shop-test-data', {
      resource: {
        aws_sqs_queue: {
          orders: { name: 'orders-2', tags: { password: 'hunter2' }, '//': { metadata: { path: 'b' } } },
        },
        aws_sns_topic: { news: {} },
      },
      data: { aws_region: { here: {} } },
      output: { url: { value: 'hunter2' } },
      import: [{ to: 'a', id: 'c' }],
    }),
    stack('shop-test-web', { resource: { aws_vpc: { main: {} } } }),
  ];
  expect(changedResources(before, after).join('\n')).toMatchInlineSnapshot(`
    "shop-test-data
      + aws_sns_topic.news
      - aws_sqs_queue.late
      ~ aws_sqs_queue.orders: delay_seconds, name, tags
      + data.aws_region.here
      ~ import.0: id
      ~ output.url: value
    shop-test-old: gone, 1 block
    shop-test-web: new, 1 block"
  `);
});

test('an edit that changes nothing has no lines', () => {
  expect(changedResources(before, structuredClone(before))).toEqual([]);
});
