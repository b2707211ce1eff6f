import { refuse } from '@ashlar/core';
import { refusal } from './refusal.js';

test('a refusal is answered with its message', () => {
  expect(refusal(() => refuse('it', [{ what: 'x is 1', fix: 'use 2' }]))).toContain('x is 1');
});

test('what is not refused fails the test', () => {
  expect(() => refusal(() => undefined)).toThrow('it was not refused');
});

test('a bug fails the test as the bug it is', () => {
  const bug = () => {
    throw new TypeError('a bug');
  };
  expect(() => refusal(bug)).toThrow(new TypeError('a bug'));
});
