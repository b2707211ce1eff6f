import { helpedIn } from './helped-in.js';

const instance = (address: string, mode = 'managed') => ({
  ...{ address, type: address.split('.')[0] ?? '', mode },
  // What AWS fills in is in every plan.
  change: { actions: ['no-op'], before: {}, after: { warm: true }, after_unknown: {} },
});

const help = [
  { type: 'aws_thing', reason: 'moto lacks things' },
  { type: 'aws_other', argument: 'warm', reason: 'moto forgets warmth' },
];

const helped = (instances: ReturnType<typeof instance>[], given: Record<string, unknown> = {}) =>
  helpedIn({ resource_changes: instances }, { resource: { aws_other: { a: given } } }, help).map(
    ({ address }) => address,
  );

test('every instance of a type that needs help is named, and no data', () => {
  expect(helped([instance('aws_thing.a["x"]'), instance('aws_fine.a')])).toEqual(['aws_thing.a["x"]']);
  expect(helped([instance('aws_thing.a', 'data')])).toEqual([]);
});

test.each([
  [{ warm: true }, ['aws_other.a["x"]']],
  [{ warm: 'x' }, ['aws_other.a["x"]']],
  [{ warm: [{ up: 1 }] }, ['aws_other.a["x"]']],
  [{ warm: '' }, []],
  [{ warm: [] }, []],
  [{ warm: null }, []],
  [{}, []],
])('help for an argument is needed where the stack gives it: %j', (given, expected) => {
  expect(helped([instance('aws_other.a["x"]')], given)).toEqual(expected);
});
