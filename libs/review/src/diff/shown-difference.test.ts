import type { ShownValue } from '../review.js';
import { shownDifference } from './shown-difference.js';

const value = (text: string): ShownValue => ({ kind: 'value', text });

const textOf = (shown: ShownValue | undefined) => (shown?.kind === 'value' ? shown.text : shown?.kind);

test('short values are shown whole', () => {
  expect(shownDifference(value('a'), value('b'))).toEqual({ before: value('a'), after: value('b') });
});

test('of long texts, what differs is shown and its neighbourhood', () => {
  const [head, tail] = ['h'.repeat(1000), 't'.repeat(1000)];
  const { before, after } = shownDifference(value(`${head}OLD${tail}`), value(`${head}NEW${tail}`));
  expect(textOf(before)).toMatch(/^…h{80}OLDt{317}… \(683 more characters\)$/);
  expect(textOf(after)).toContain('NEW');
});

test('of many lines, a few are shown', () => {
  const lines = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
  expect(textOf(shownDifference(undefined, value(lines)).after)?.split('\n')).toHaveLength(6);
});

test('what looks the same differs in what is hidden', () => {
  expect(shownDifference(value('a (hidden)'), value('a (hidden)'))).toEqual({
    before: { kind: 'hidden' },
    after: { kind: 'hidden' },
  });
});

test('no character is cut in halves', () => {
  const { after } = shownDifference(undefined, value(`a${'😀'.repeat(400)}`));
  expect(textOf(after)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
});
