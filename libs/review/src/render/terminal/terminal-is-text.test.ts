import fc from 'fast-check';
import { hostiles } from '../hostile.fixture.js';
import { anyReview } from '../review.arbitrary.fixture.js';
import { reviewOfTexts } from '../review-of-texts.fixture.js';
import { reviewTerminal } from './review-terminal.js';
import { columnsOf } from './terminal-text.js';

const render = (text: string) =>
  reviewTerminal(
    reviewOfTexts(() => text),
    { width: 100, color: false },
  );

const withoutColours = (text: string) => text.replace(/\u001b\[(?:1|2|22|31|32|33|39)m/g, '');

/** What GitHub Actions and Azure Pipelines would execute. */
const COMMANDS = /^\s*::[a-z][\w-]*(?:\s.*)?::|##\w*\[/im;

test.each(hostiles)('$is: is text, and nothing but', ({ text }) => {
  const printed = render(text);
  expect(printed).not.toMatch(/(?!\n)\p{C}|[\u2028\u2029\u00a0\u3000]|\p{M}{4}/u);
  expect(printed).not.toMatch(COMMANDS);
});

test.each(hostiles)('$is: leaves every line of ours where it is', ({ text }) => {
  const isOurs = (line: string) =>
    /^(?:stack |dangers$|policy$|rehearsed$|worth a look$|not the last word$|danger: )/.test(line);
  expect(
    render(text)
      .split('\n')
      .filter(isOurs)
      .map((line) => line.split(' ')[0]),
  ).toEqual(
    render('harmless')
      .split('\n')
      .filter(isOurs)
      .map((line) => line.split(' ')[0]),
  );
});

test.each([
  ['\u001b[31mred', '\\u001b[31mred'],
  ['a\u202eb', 'a\\u202eb'],
  ['::add-mask::danger', ':\\u003aadd-mask::danger'],
  ['##[group]x', '#\\u0023[group]x'],
  ['::/0', '::/0'],
  ['arn:aws:s3:::shop', 'arn:aws:s3:::shop'],
])('of %j one reads %s', (text, shown) => {
  expect(render(text)).toContain(shown);
});

test('no line of any review is wider than the terminal, and colour changes nothing but colour', () => {
  fc.assert(
    fc.property(anyReview({ stacks: 3 }), fc.integer({ min: 40, max: 160 }), (review, width) => {
      const plain = reviewTerminal(review, { width, color: false });
      for (const line of plain.split('\n')) expect([line, columnsOf(line) <= width]).toEqual([line, true]);
      expect(plain).not.toMatch(/(?!\n)\p{C}/u);
      expect(plain).not.toMatch(COMMANDS);
      expect(withoutColours(reviewTerminal(review, { width, color: true }))).toBe(plain);
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
});
