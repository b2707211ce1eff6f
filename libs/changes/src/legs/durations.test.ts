import { refusal } from '@ashlar/testing';
import { expectedSeconds, mergeDurations, parseDurations } from './durations.js';

const read = (value: unknown) => parseDurations(JSON.stringify(value), 'durations.json');

test('a file may hold one figure of a stack or several, or be what a command printed', () => {
  expect(read({ b: 2, a: [1, 2.5] })).toEqual({ a: [1, 2.5], b: [2] });
  expect(
    read([
      { stack: 'a', seconds: 3, hasChanges: true },
      { stack: 'failed', seconds: 1, error: 'locked' },
    ]),
  ).toEqual({ a: [3] });
});

test('later files come after earlier ones, and what is too old is forgotten', () => {
  expect(mergeDurations([{ a: [1, 2, 3, 4] }, { a: [5], b: [9] }, { a: [6] }])).toEqual({
    a: [2, 3, 4, 5, 6],
    b: [9],
  });
  expect(mergeDurations([])).toEqual({});
});

test('a stack is expected to take the median of what it took, rounded to a second', () => {
  const seconds = expectedSeconds({ odd: [10, 500, 12], even: [10, 13], quick: [0.1], none: [] });
  expect(['odd', 'even', 'quick'].map(seconds)).toEqual([12, 12, 1]);
});

test('one that was never measured is like the others', () => {
  expect(expectedSeconds({ a: [10], b: [20], c: [90] })('new')).toBe(20);
  expect(expectedSeconds({})('new')).toBe(30);
});

test.each<[string, unknown]>([
  ['text', { a: 'long' }],
  ['a negative figure', { a: [-1] }],
  ['a figure of nothing', [{ seconds: 3 }]],
  ['a list of figures', [3]],
  ['a figure alone', 3],
])('%s is refused', (_, written) => {
  expect(refusal(() => read(written))).toContain('write {"<stack>": [<seconds>, …]}');
});

test('what is wrong is said with the file', () => {
  expect(refusal(() => read({ a: 'long', b: 1 }))).toMatchInlineSnapshot(`
    "durations.json has a problem:
      a is 'long'
        fix: write {"<stack>": [<seconds>, …]}, as \`ashlar durations merge\` does"
  `);
  expect(refusal(() => parseDurations('{', 'durations.json'))).toContain(
    'durations.json has a problem:\n  it is no JSON',
  );
});
