import { reviewProblems } from './review-problems.js';

const review = { schemaVersion: 1, verdict: 'safe', values: 'masked', stacks: [], findings: [], policy: [] };
const whatIsWrong = (json: unknown) => reviewProblems(json).map(({ what }) => what);

test('what `--format json` writes is a review', () => {
  expect(reviewProblems(review)).toEqual([]);
});

test.each([
  ['a list', [], ['it is no JSON object']],
  ['a plan', { format_version: '1.2' }, ['its schemaVersion is undefined, and not 1']],
  ['a review of a later version', { ...review, schemaVersion: 2 }, ['its schemaVersion is 2, and not 1']],
  [
    'one that somebody has edited',
    { ...review, verdict: 'fine', stacks: {} },
    ['its verdict is "fine", and none of none, safe, review, danger', 'its stacks are no list'],
  ],
])('%s is none', (_, json, what) => {
  expect(whatIsWrong(json)).toEqual(what);
});
