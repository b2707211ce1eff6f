import { helpedIn } from './helped-in.js';

const instance = (address: string, after: Record<string, unknown>, mode = 'managed') => ({
  ...{ address, type: address.split('.')[0] ?? '', mode },
  change: { actions: ['no-op'], before: after, after, after_unknown: {} },
});

const help = [
  { type: 'aws_thing', reason: 'moto lacks things' },
  { type: 'aws_other', argument: 'warm', reason: 'moto forgets warmth' },
];

const helped = (...instances: ReturnType<typeof instance>[]) =>
  helpedIn({ resource_changes: instances }, help).map(({ address }) => address);

test('every instance of a type that needs help is named, and no data', () => {
  expect(helped(instance('aws_thing.a["x"]', {}), instance('aws_fine.a', {}))).toEqual(['aws_thing.a["x"]']);
  expect(helped(instance('aws_thing.a', {}, 'data'))).toEqual([]);
});

test.each([
  [true, ['aws_other.a']],
  ['x', ['aws_other.a']],
  [[{ up: 1 }], ['aws_other.a']],
  ['', []],
  [[], []],
  [null, []],
])('help for an argument is needed where it is given: %j', (warm, expected) => {
  expect(helped(instance('aws_other.a', { warm }))).toEqual(expected);
});
