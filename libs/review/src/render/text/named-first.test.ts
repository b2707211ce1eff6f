import type { ReviewAction, ReviewedChange, ReviewFinding, Verdict } from '../../review.js';
import { stackWith } from '../review.arbitrary.fixture.js';
import { namedFirst } from './named-first.js';

const change = (address: string, action: ReviewAction, verdict: Verdict): ReviewedChange => ({
  ...{ address, action, verdict, type: 'aws_vpc', actions: action, stateful: false, attributes: [] },
});

const names = (changes: readonly ReviewedChange[], findings: readonly ReviewFinding[] = []) => {
  const stack = stackWith({
    ...{ name: 'a', status: 'planned', changes, findings, drift: [], outputs: [], dependencies: [] },
  });
  return namedFirst(stack).named.map(({ address }) => address);
};

test.each(['delete', 'replace', 'unknown'] as const)(
  '%s must be named, however harmless it looks',
  (action) => {
    expect(names([change('a', 'create', 'safe'), change('b', action, 'safe')])).toEqual(['b']);
  },
);

test('a danger must be named, of itself or because a finding says so', () => {
  const changes = [
    change('a', 'update', 'danger'),
    change('b', 'update', 'review'),
    change('c', 'update', 'review'),
  ];
  const finding = { rule: 'x', what: 'x', fix: 'x' };
  expect(names(changes)).toEqual(['a']);
  expect(
    names(changes, [
      { ...finding, verdict: 'danger', address: 'b' },
      { ...finding, verdict: 'review', address: 'c' },
    ]),
  ).toEqual(['a', 'b']);
});
