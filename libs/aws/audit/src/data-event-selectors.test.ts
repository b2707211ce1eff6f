import type { CloudtrailAdvancedEventSelectorFieldSelector } from '@cdktf/provider-aws/lib/cloudtrail/index.js';
import fc from 'fast-check';
import { type DataEvents, dataEventProblems, eventSelectors } from './data-event-selectors.js';

const fieldsOf = (events?: DataEvents) =>
  eventSelectors(events).map(
    ({ fieldSelector }) => fieldSelector as CloudtrailAdvancedEventSelectorFieldSelector[],
  );

const MANAGEMENT = [{ field: 'eventCategory', equalTo: ['Management'] }];

const bucketName = fc.stringMatching(/^[a-z0-9][a-z0-9-]{2,20}$/);
const buckets = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), bucketName, { minKeys: 1, maxKeys: 20 });

test('management events are always recorded', () => {
  expect(fieldsOf()).toEqual([MANAGEMENT]);
  expect(fieldsOf({ buckets: 'all', functions: 'all', tables: 'all' })[0]).toEqual(MANAGEMENT);
});

test('all buckets, later ones included, need no names', () => {
  expect(fieldsOf({ buckets: 'all' })[1]).toEqual([
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
  ]);
});

test('a bucket stands for its own objects, and not for those of one whose name goes on', () => {
  const [, , arns] = fieldsOf({ buckets: { records: 'arn:aws:s3:::records' } })[1] ?? [];
  expect(arns).toEqual({ field: 'resources.ARN', startsWith: ['arn:aws:s3:::records/'] });
});

test('tables and functions are named exactly', () => {
  const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders';
  const orders = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
  const [, functions, tables] = fieldsOf({ tables: { orders: table }, functions: { orders } });
  expect(functions?.[2]).toEqual({ field: 'resources.ARN', equalTo: [orders] });
  expect(tables?.[2]).toEqual({ field: 'resources.ARN', equalTo: [table] });
});

test('the order in which buckets are written down makes no difference', () => {
  fc.assert(
    fc.property(buckets, (named) => {
      const arns = Object.entries(named).map(([key, name]) => [key, `arn:aws:s3:::${name}`] as const);
      const reversed = Object.fromEntries(arns.toReversed());
      expect(eventSelectors({ buckets: reversed })).toEqual(
        eventSelectors({ buckets: Object.fromEntries(arns) }),
      );
    }),
  );
});

test('buckets of different names are no problem, and one that is named twice is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(bucketName, { minLength: 1, maxLength: 20 }), (names) => {
      const arns = Object.fromEntries(names.map((name, index) => [`b${index}`, `arn:aws:s3:::${name}`]));
      expect(dataEventProblems({ buckets: arns })).toEqual([]);
      expect(dataEventProblems({ buckets: { ...arns, again: arns['b0'] ?? '' } })).toHaveLength(1);
    }),
  );
});

test('a value that only Terraform knows is not compared', () => {
  const reference = '${aws_s3_bucket.records.arn}';
  expect(dataEventProblems({ buckets: { one: reference, two: reference } })).toEqual([]);
});

test.each<[unknown, string]>([
  ['all', "dataEvents is 'all'"],
  [null, 'dataEvents is null'],
  [{ bukets: 'all' }, "dataEvents has 'bukets'"],
  [{ buckets: {} }, 'dataEvents.buckets is {}'],
  [{ buckets: ['arn:aws:s3:::records'] }, 'dataEvents.buckets is ['],
  [{ buckets: 'every' }, "dataEvents.buckets is 'every'"],
  [{ buckets: { records: 'records' } }, "dataEvents.buckets.records is 'records'"],
  [
    { buckets: { records: 'arn:aws:s3:::records/*' } },
    "dataEvents.buckets.records is 'arn:aws:s3:::records/*'",
  ],
  [{ tables: { orders: 'orders' } }, "dataEvents.tables.orders is 'orders'"],
  [
    { functions: { orders: 'arn:aws:lambda:us-east-1:123456789012:function:orders:live' } },
    'dataEvents.functions.orders is',
  ],
  [
    { buckets: { one: 'arn:aws:s3:::records', two: 'arn:aws:s3:::records' } },
    'dataEvents.buckets.two is dataEvents.buckets.one again',
  ],
])('%j is refused', (events, what) => {
  expect(dataEventProblems(events).map((problem) => problem.what)).toEqual([expect.stringContaining(what)]);
});

test('more buckets than CloudTrail takes are refused', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`b${index}`, `arn:aws:s3:::bucket-${index}`]),
    );
  expect(dataEventProblems({ buckets: many(497) })).toEqual([]);
  expect(dataEventProblems({ buckets: many(498) })).toEqual([
    {
      what: 'dataEvents needs 501 values in its selectors; CloudTrail takes 500',
      fix: "say 'all' instead of single ones",
    },
  ]);
});
