import { Model } from '@ashlar/graph';
import { judgeAttribute } from './attribute-rule.js';
import { atLeast, type Demand, includes, is, isOwnKey, isSet, lacks } from './demand.js';
import { describe as said, settingOf, valuesAt } from './setting.js';

const model = (attributes: Record<string, unknown>) =>
  new Model([
    {
      name: 's',
      json: {
        locals: { kind: 'KMS' },
        resource: { aws_kms_key: { k: {} }, aws_kinesis_stream: { x: attributes } },
      },
    },
  ]);

const setting = (attributes: Record<string, unknown>, path: string) => {
  const built = model(attributes);
  return settingOf(built, built.at('s/aws_kinesis_stream.x'), path);
};

test.each<[string, unknown]>([
  ['an object', { b: { c: 1 } }],
  ['lists', [{ b: [{ c: 1 }] }]],
])('a path leads through %s', (_, a) => {
  expect(valuesAt({ a }, 'a.b.c')).toEqual([1]);
});

test('a path leads through dynamic blocks, and finds all of several', () => {
  const dynamic = [{ a: [{ for_each: '${var.x}', content: [{ b: 2 }] }] }];
  expect(valuesAt({ a: [{ b: 1 }, {}], dynamic }, 'a.b')).toEqual([1, 2]);
});

test('nothing is found where nothing is written', () => {
  expect(valuesAt({ a: null }, 'a')).toEqual([]);
  expect(valuesAt(undefined, 'a.b')).toEqual([]);
  expect(valuesAt({ a: 'text' }, 'a.b')).toEqual([]);
});

test.each<[unknown, string]>([
  [undefined, 'a is not set'],
  ['', 'a is not set'],
  [[], 'a is not set'],
  [0, 'a is 0'],
  [false, 'a is false'],
  ['${local.kind}', 'a is KMS'],
  ['${aws_kms_key.k.arn}', 'a is s/aws_kms_key.k'],
  ['${var.x}', 'a is ${var.x}'],
  ['$${aws:userid}', 'a is $${aws:userid}'],
  [['x', 'x', 'y'], 'a is x, y'],
])('%j is told as: %s', (a, expected) => {
  expect(said(setting({ a }, 'a'))).toBe(expected);
});

const KEY = '${aws_kms_key.k.arn}';

test.each<[string, Demand, unknown, boolean | undefined]>([
  ['is', is(true), 'true', true],
  ['is', is(true), false, false],
  ['is', is(true), undefined, false],
  ['is', is('a', 'b'), ['a', 'b'], true],
  ['is', is('a'), ['a', 'b'], false],
  ['is', is(true), '${var.x}', undefined],
  ['is', is(true), KEY, undefined],
  ['isSet', isSet, KEY, true],
  ['isSet', isSet, '${var.x}', undefined],
  ['isSet', isSet, [], false],
  ['isOwnKey', isOwnKey, 'alias/aws/sns', false],
  ['isOwnKey', isOwnKey, KEY, true],
  ['atLeast', atLeast(35), '35', true],
  ['atLeast', atLeast(35), 34, false],
  ['atLeast', atLeast(35), undefined, false],
  ['atLeast', atLeast(35), 'many', false],
  ['includes', includes('a'), ['b', 'a'], true],
  ['includes', includes('a'), undefined, false],
  ['lacks', lacks('All'), undefined, true],
  ['lacks', lacks('All'), ['1', 'All'], false],
])('%s of a setting', (_, demand, a, expected) => {
  expect(demand(setting({ a }, 'a'))).toBe(expected);
});

test('the default of the provider counts where nothing is written, and is told', () => {
  const built = model({});
  const judge = (otherwise: boolean) =>
    judgeAttribute(built, built.at('s/aws_kinesis_stream.x'), {
      ...{ id: 'X', attribute: 'a', must: is(true) },
      otherwise,
    });
  expect(judge(true)).toEqual({ verdict: 'pass', reason: 'a is not set, which means true' });
  expect(judge(false)).toEqual({ verdict: 'fail', reason: 'a is not set, which means false' });
});
