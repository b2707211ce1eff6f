import { change, review, stack } from '../review.fixture.js';
import { dangersOf, headline } from './dangers.js';

const danger = {
  rule: 'stateful-destroyed',
  verdict: 'danger',
  what: 'destroys the table',
  fix: 'x',
} as const;

test('findings of stacks say of which, and a danger that no finding names is named', () => {
  const dangers = dangersOf(
    review(
      [
        stack('shop', {
          changes: [
            change('aws_dynamodb_table.orders', { action: 'delete', verdict: 'danger' }),
            change('aws_dynamodb_table.carts', {
              action: 'delete',
              verdict: 'danger',
              because: 'it is gone',
            }),
          ],
          findings: [{ ...danger, address: 'aws_dynamodb_table.orders' }],
        }),
      ],
      { findings: [{ ...danger, what: 'leaves a stack without an owner' }] },
    ),
  );
  expect(dangers.map(({ stack: of, what }) => [of, what])).toEqual([
    [undefined, 'leaves a stack without an owner'],
    ['shop', 'destroys the table'],
    ['shop', 'delete: it is gone'],
  ]);
});

test('the same address in another stack is another danger', () => {
  const destroyed = { changes: [change('a.b', { verdict: 'danger' })] };
  const one = review([
    stack('one', { ...destroyed, findings: [{ ...danger, address: 'a.b' }] }),
    stack('two', destroyed),
  ]);
  expect(dangersOf(one).map(({ stack: of }) => of)).toEqual(['one', 'two']);
});

test.each([
  [review([stack('shop')], { verdict: 'none' }), 'Nothing changes'],
  [review([stack('shop', { changes: [change('a.b')] })]), '1 change, none of them a risk that we know of'],
  [
    review([stack('shop', { changes: [change('a.b')] })], { verdict: 'review' }),
    '1 change: have a look before approving',
  ],
  [
    review([stack('shop', { status: 'failed' })], { verdict: 'danger', findings: [danger] }),
    '1 danger, 1 stack could not be planned in 0 changes',
  ],
])('it is told in a sentence', (of, sentence) => {
  expect(headline(of)).toBe(sentence);
});
