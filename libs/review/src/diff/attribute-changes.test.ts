import type { PlannedValues } from '@ashlar/graph';
import fc from 'fast-check';
import { openMask } from '../compose/open-mask.fixture.js';
import type { Mask } from '../masking/mask.js';
import type { ShownValue } from '../review.js';
import { attributeChanges } from './attribute-changes.js';

type More = Partial<Omit<PlannedValues, 'before' | 'after'>> & { replacePaths?: (string | number)[][] };

const text = (shown: ShownValue | undefined) =>
  shown === undefined ? '-' : shown.kind === 'value' ? shown.text : `(${shown.kind})`;

/** One line for each attribute: `path: before → after`, with ! when it forces a replacement. */
function lines(before: unknown, after: unknown, more: More = {}, mask: Mask = openMask): string[] {
  const marks = { afterUnknown: {}, beforeSensitive: false, afterSensitive: false };
  const values = { action: 'update' as const, actions: ['update'], before, after, ...marks, ...more };
  return attributeChanges(values, mask).map(
    ({ path, before: was, after: is, forces }) => `${path}${forces ? '!' : ''}: ${text(was)} → ${text(is)}`,
  );
}

test('only what differs is told, with the way to it', () => {
  const before = { name: 'a', tags: { Name: 'x', 'a.b': '1' }, rule: [{ port: 1, on: true }] };
  const after = { name: 'a', tags: { Name: 'y', 'a.b': '2' }, rule: [{ port: 2, on: true }] };
  expect(lines(before, after)).toEqual(['rule[0].port: 1 → 2', 'tags.Name: x → y', 'tags["a.b"]: 1 → 2']);
});

test('what was not there and what goes are told apart', () => {
  expect(lines({ a: 1, b: null }, { b: 2 })).toEqual(['a: 1 → -', 'b: - → 2']);
  expect(lines(null, { a: 1, b: null, c: [] })).toEqual(['a: - → 1']);
  expect(lines({ a: { b: [1] } }, null)).toEqual(['a.b[0]: 1 → -']);
});

test('an element that is put in front changes none of the others', () => {
  expect(lines({ zones: ['b', 'c'] }, { zones: ['a', 'b', 'c'] })).toEqual(['zones[0]: - → a']);
  const rule = (port: number, cidr: string) => ({ port, cidr, protocol: 'tcp' });
  expect(
    lines({ ingress: [rule(1, 'x'), rule(2, 'y')] }, { ingress: [rule(9, 'z'), rule(1, 'x'), rule(2, 'q')] }),
  ).toEqual([
    'ingress[0].cidr: - → z',
    'ingress[0].port: - → 9',
    'ingress[0].protocol: - → tcp',
    'ingress[2].cidr: y → q',
  ]);
});

test('elements with names are followed by their names', () => {
  const env = (name: string, value: string) => ({ name, value });
  const [before, after] = [
    [env('A', '1'), env('B', '1')],
    [env('B', '2'), env('C', '3'), env('A', '1')],
  ];
  expect(lines({ env: before }, { env: after })).toEqual([
    'env[0].value: 1 → 2',
    'env[1].name: - → C',
    'env[1].value: - → 3',
  ]);
});

test('of a list that gets shorter, each element has a place of its own', () => {
  expect(lines({ l: ['a', 'b', 'm'] }, { l: ['m', 'x'] })).toEqual(['l[0]: a → x', 'l[1]: b → -']);
});

test('a list that is only in another order is told place by place', () => {
  expect(lines({ zones: ['a', 'b', 'c'] }, { zones: ['b', 'a', 'c'] })).toEqual([
    'zones[0]: a → b',
    'zones[1]: b → a',
  ]);
});

test('JSON in a text is compared by what it says', () => {
  const policy = (actions: string[]) => JSON.stringify({ Statement: [{ Action: actions, Effect: 'Allow' }] });
  expect(lines({ policy: policy(['a', 'b']) }, { policy: policy(['a', 'c']) })).toEqual([
    'policy.Statement[0].Action[1]: b → c',
  ]);
  // Written differently, it is told as it is written.
  expect(lines({ p: '{"a":1}' }, { p: '{ "a": 1 }' })).toEqual(['p: {"a":1} → { "a": 1 }']);
  expect(lines({ p: '{broken' }, { p: '{"a":1}' })).toEqual(['p: {broken → {"a":1}']);
});

test('what is known after the apply only is told so, as a whole and in parts', () => {
  expect(lines({ id: '1', arn: 'x' }, { arn: 'x' }, { afterUnknown: { id: true } })).toEqual([
    'id: 1 → (known after apply)',
  ]);
  expect(lines({ l: [] }, {}, { afterUnknown: { l: true } })).toEqual(['l: [] → (known after apply)']);
  expect(lines({ l: ['a'] }, {}, { afterUnknown: { l: true } })).toEqual(['l[0]: a → (known after apply)']);
  expect(lines({ l: [{ a: 1 }] }, { l: [{ a: 1 }] }, { afterUnknown: { l: [{ b: true }] } })).toEqual([
    'l[0].b: - → (known after apply)',
  ]);
});

test('what forces a replacement comes first, what tells nothing new last', () => {
  const before = { z: 1, b: 1, id: 'x', tags_all: { a: '1' }, rule: [{ c: 1 }] };
  const after = { z: 2, b: 2, tags_all: { a: '2' }, rule: [{ c: 2 }] };
  const more = { afterUnknown: { id: true }, replacePaths: [['z'], ['rule']] };
  expect(lines(before, after, more)).toEqual([
    'rule[0].c!: 1 → 2',
    'z!: 1 → 2',
    'b: 1 → 2',
    'id: x → (known after apply)',
    'tags_all.a: 1 → 2',
  ]);
});

test.each<[string, unknown, unknown, More, string[]]>([
  [
    'a value',
    { p: 'a' },
    { p: 'b' },
    { beforeSensitive: { p: true }, afterSensitive: { p: true } },
    ['p: (hidden) → (hidden)'],
  ],
  [
    'the whole',
    { p: 'a' },
    { p: 'b' },
    { beforeSensitive: true, afterSensitive: true },
    [': (hidden) → (hidden)'],
  ],
  [
    'all of a set',
    { s: [{ a: 1 }] },
    { s: [{ a: 2 }] },
    { beforeSensitive: { s: true }, afterSensitive: { s: true } },
    ['s: (hidden) → (hidden)'],
  ],
  [
    'an element',
    { s: [{ a: 1 }] },
    { s: [{ a: 2 }] },
    { afterSensitive: { s: [{ a: true }] } },
    ['s[0].a: (hidden) → (hidden)'],
  ],
  ['what comes', {}, { p: 'b' }, { afterSensitive: { p: true } }, ['p: - → (hidden)']],
  [
    'what is unknown',
    { p: 'a' },
    {},
    { afterUnknown: { p: true }, afterSensitive: { p: true } },
    ['p: (hidden) → (known after apply)'],
  ],
  [
    'what is the same',
    { p: 'a' },
    { p: 'a' },
    { beforeSensitive: { p: true }, afterSensitive: { p: true } },
    [],
  ],
  [
    'what is no longer sensitive',
    { p: 'a' },
    { p: 'b' },
    { beforeSensitive: { p: true } },
    ['p: (hidden) → (hidden)'],
  ],
  [
    'what becomes sensitive',
    { p: 'a' },
    { p: 'a' },
    { afterSensitive: { p: true } },
    ['p: (hidden) → (hidden)'],
  ],
  [
    'an element that becomes sensitive',
    { l: ['a', 'b'] },
    { l: ['a', 'b'] },
    { afterSensitive: { l: [false, true] } },
    ['l[1]: (hidden) → (hidden)'],
  ],
])('of sensitive marks, %s is hidden', (_, before, after, marks, expected) => {
  expect(lines(before, after, marks)).toEqual(expected);
});

test('the mask learns the keys on the way, in JSON too, and what pairs call their values', () => {
  const asked: string[] = [];
  const mask: Mask = {
    value: (_, { names }) => (asked.push(names.join('/')), { kind: 'hidden' }),
    text: (written) => written,
  };
  const of = (value: string) => ({ tasks: JSON.stringify([{ env: [{ name: 'DB_PASSWORD', value }] }]) });
  lines(of('a'), of('b'), {}, mask);
  expect([...new Set(asked)]).toEqual(['tasks/env/value/DB_PASSWORD']);
});

test('a secret that is a key is hidden too', () => {
  const mask: Mask = { ...openMask, text: (written) => written.replaceAll('hunter2', '(hidden)') };
  expect(lines({}, { map: { hunter2: 'a' } }, {}, mask)).toEqual(['map["(hidden)"]: - → a']);
});

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'c'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,2}$/), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('no two attributes have the same path, and the same value differs in nothing', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      const paths = attributeChangesOf(one, other).map(({ path }) => path);
      expect(attributeChangesOf(one, one)).toEqual([]);
      expect(new Set(paths).size).toBe(paths.length);
    }),
    { numRuns: 300 },
  );
});

const attributeChangesOf = (before: unknown, after: unknown) =>
  attributeChanges(
    {
      action: 'update',
      actions: ['update'],
      before: { v: before },
      after: { v: after },
      afterUnknown: {},
      beforeSensitive: false,
      afterSensitive: false,
    },
    openMask,
  );
