import { entryProblems, recordProblems } from './record-problems.js';

const none = () => [];

test.each([undefined, null, 'a', 3, [], () => 1])(
  '%p is no record, and the fix names its fields',
  (value) => {
    const [problem] = recordProblems('size', value, ['cpu', 'memory'], none);
    expect(problem).toMatchObject({ what: expect.stringContaining('size is'), fix: 'give cpu, memory' });
    expect(entryProblems('limits', value, none)).toHaveLength(1);
  },
);

test('a field that nothing reads is told, and what is there is looked at', () => {
  const found = recordProblems('size', { cpu: 1, memroy: 2 }, ['cpu', 'memory'], ({ cpu }) => [
    { what: `cpu is ${String(cpu)}`, fix: 'use more' },
  ]);
  expect(found.map(({ what }) => what)).toEqual(["size has 'memroy'", 'cpu is 1']);
});

test('without known fields any will do', () => {
  expect(recordProblems('tier', { anything: 1 }, undefined, none)).toEqual([]);
});

test('each entry is looked at under its key', () => {
  const at = entryProblems('limits', { a: 1, b: 2 }, (prop) => [{ what: prop, fix: '' }]);
  expect(at.map(({ what }) => what)).toEqual(['limits.a', 'limits.b']);
});
