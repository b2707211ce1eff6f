import { FakeGitHub } from '../fake/fake-github.js';
import { asWorkflow, BOT } from '../fake/fake-workflow.fixture.js';
import { readBody } from './comment-body.js';
import { writeMarker } from './marker.js';
import { otherPullRequestsOf, tellEachOther } from './other-pull-requests.js';
import { upsertComment } from './upsert-comment.js';

let github: FakeGitHub;
beforeEach(async () => {
  github = await FakeGitHub.start();
  for (const number of [7, 8, 9]) github.repository.open(number, `head${number}`);
});
afterEach(() => github.stop());

/** Posts the review of a pull request, as a run does. */
async function review(pullRequest: number, stacks: readonly string[], run = 1) {
  const repository = asWorkflow(github);
  const marker = { pullRequest, head: `head${pullRequest}`, run, stacks };
  await upsertComment(repository, { marker, render: () => `review of #${pullRequest}` });
  return tellEachOther(repository, { pullRequest, stacks });
}

const noticeOn = (pullRequest: number) =>
  github.repository.textsOn(pullRequest, BOT).flatMap((body) => readBody(body).others);

test('two pull requests on one stack are told about each other, whichever came first', async () => {
  expect(await review(7, ['shop-data', 'shop-network'])).toEqual([]);
  expect(await review(8, ['shop-data'])).toEqual([{ number: 7, stacks: ['shop-data'] }]);
  expect(noticeOn(7)).toEqual([{ number: 8, stacks: ['shop-data'] }]);
  expect(noticeOn(8)).toEqual([{ number: 7, stacks: ['shop-data'] }]);
  expect(github.repository.textsOn(7)[0]).toContain('also changed by #8: `shop-data`');
  expect(github.repository.textsOn(7)[0]).toContain('review of #7');
});

test('a third one is added, and one that leaves the stack alone now is taken out', async () => {
  await review(7, ['a']);
  await review(8, ['a']);
  await review(9, ['a', 'b']);
  expect(noticeOn(7).map(({ number }) => number)).toEqual([8, 9]);
  await review(8, ['c'], 2);
  expect(noticeOn(7).map(({ number }) => number)).toEqual([9]);
  expect(noticeOn(8)).toEqual([]);
});

test('another review of the same pull request keeps the notice', async () => {
  await review(7, ['a']);
  await review(8, ['a']);
  const marker = {
    pullRequest: 7,
    head: 'head7',
    run: 2,
    planSets: { '111122223333': 'd'.repeat(64) },
    stacks: ['a'],
  };
  await upsertComment(asWorkflow(github), { marker, render: () => 'planned again' });
  expect(noticeOn(7)).toEqual([{ number: 8, stacks: ['a'] }]);
});

test('what is closed, another stack, or named by somebody else only, is not counted', async () => {
  await review(8, ['a']);
  await review(9, ['ab']);
  const forged = writeMarker({ pullRequest: 9, head: 'head9', run: 1, stacks: ['a'] });
  github.repository.comment(9, 'mallory', `${forged}\ntext`);
  const [, eight] = github.repository.pullRequests;
  if (eight) eight.state = 'closed';
  expect(await otherPullRequestsOf(asWorkflow(github), { pullRequest: 7, stacks: ['a'] })).toEqual([]);
});

test('the comment of one that got a new commit is left to its own run', async () => {
  await review(7, ['a']);
  const [seven] = github.repository.pullRequests;
  if (seven) seven.head = 'pushed';
  expect(await review(8, ['a'])).toEqual([{ number: 7, stacks: ['a'] }]);
  expect(noticeOn(7)).toEqual([]);
});

test('a name from the synthesis of a pull request changes nothing but text', async () => {
  const name = 'a`](http://x) @all\n<img>';
  await review(7, [name]);
  await review(8, [name]);
  expect(github.repository.textsOn(8)[0]).toContain('#7: `a???http???x???all??img?`');
});
