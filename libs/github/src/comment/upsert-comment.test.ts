import { FakeGitHub } from '../fake/fake-github.js';
import { asWorkflow, BOT } from '../fake/fake-workflow.fixture.js';
import { readBody } from './comment-body.js';
import { type Marker, readMarker, writeMarker } from './marker.js';
import { stickyMarker, upsertComment } from './upsert-comment.js';

let github: FakeGitHub;
beforeEach(async () => {
  github = await FakeGitHub.start();
  github.repository.open(7, 'aaa');
  for (const run of [9, 10, 11, 12]) github.repository.reviewRun(run, 'aaa');
});
afterEach(() => github.stop());

const markerOf = (more: Partial<Marker> = {}): Marker => ({
  ...{ pullRequest: 7, head: 'aaa', run: 10, stacks: ['shop-data'] },
  ...more,
});

const publish = (text: string, more: Partial<Marker> = {}, repository = asWorkflow(github)) =>
  upsertComment(repository, { marker: markerOf(more), render: () => text });

const texts = () => github.repository.textsOn(7, BOT).map((body) => readBody(body).text);

test('the first review is posted, the next one replaces it, and the same again writes nothing', async () => {
  expect(await publish('one change')).toMatchObject({
    outcome: 'created',
    url: expect.stringContaining('/pull/7#') as string,
  });
  expect(await publish('two changes', { run: 11 })).toMatchObject({ outcome: 'updated' });
  expect(await publish('two changes', { run: 12 })).toMatchObject({ outcome: 'unchanged' });
  expect(texts()).toEqual(['two changes']);
  expect(github.writes).toEqual([
    'POST /repos/acme/shop/issues/7/comments',
    expect.stringMatching(/^PATCH .*\/issues\/comments\/\d+$/),
  ]);
});

test('the comment is found on the fifth page', async () => {
  for (let at = 0; at < 450; at += 1) github.repository.comment(7, 'somebody', `talk ${at}`);
  github.repository.comment(7, BOT, `${writeMarker(markerOf({ run: 9 }))}\nold`);
  expect(await publish('new')).toMatchObject({ outcome: 'updated' });
  expect(texts()).toEqual(['new']);
  expect(github.requests.filter((line) => line === 'GET /repos/acme/shop/issues/7/comments')).toHaveLength(
    10,
  );
});

test("a marker that somebody else has forged, or copied from another pull request, isn't followed", async () => {
  const forged = writeMarker(markerOf({ run: 999, planSets: { '111122223333': 'f'.repeat(64) } }));
  github.repository.comment(7, 'mallory', `${forged}\nall is well`);
  github.repository.comment(7, BOT, `${writeMarker(markerOf({ pullRequest: 8, run: 999 }))}\nof another`);
  github.repository.comment(7, BOT, `somebody said:\n${forged}`);
  expect(await publish('danger')).toMatchObject({ outcome: 'created' });
  expect(github.repository.textsOn(7, 'mallory')).toEqual([`${forged}\nall is well`]);
  expect(texts()).toHaveLength(3);
});

test.each([
  ['that there never was', 9e15],
  ['of another workflow', 98],
  ['that reviewed another commit', 99],
])('a comment of a run %s stops no review, and its text goes', async (_, run) => {
  github.repository.reviewRun(99, 'bbb');
  const other = { path: '.github/workflows/synthesize.yml', event: 'pull_request' };
  github.repository.runs.push({ id: 98, display_title: 'review of aaa', ...other });
  github.repository.comment(7, BOT, `${writeMarker(markerOf({ run }))}\nall is well`);
  expect(await publish('danger')).toMatchObject({ outcome: 'updated' });
  expect(texts()).toEqual(['danger']);
});

test('the same text by a run that there never was is written again', async () => {
  github.repository.comment(7, BOT, `${writeMarker(markerOf({ run: 5 }))}\ndanger`);
  expect(await publish('danger')).toMatchObject({ outcome: 'updated' });
  expect(await stickyMarker(asWorkflow(github), 7)).toMatchObject({ run: 10 });
});

test('of several reviews that stand there, the latest that a run has written counts', async () => {
  await publish('danger');
  github.repository.comment(7, BOT, `${writeMarker(markerOf({ run: 9e15 }))}\nall is well`);
  expect(await stickyMarker(asWorkflow(github), 7)).toMatchObject({ run: 10 });
});

test.each([
  ['an account', { '1': 'd'.repeat(64) }],
  ['a hash', { '111122223333': '../../other' }],
])('with %s that is none, a marker is none', (_, planSets) => {
  expect(readMarker(writeMarker(markerOf({ planSets })))).toBeUndefined();
});

test('what GitHub finds too long is asked for again, shorter', async () => {
  const asked: number[] = [];
  const render = (limit: number) => {
    asked.push(limit);
    return limit > 20_000 ? 'x'.repeat(70_000) : 'the headline';
  };
  await upsertComment(asWorkflow(github), { marker: markerOf(), render });
  expect(texts()).toEqual(['the headline']);
  expect(asked[0]).toBeLessThan(65_000);
  expect(asked).toEqual([...asked].sort((a, b) => b - a));
});

test('what is too long in every length is refused with what GitHub said', async () => {
  await expect(publish('x'.repeat(70_000))).rejects.toThrow(/it refuses \(422: Validation Failed/);
});

test('a run that took longer does not overwrite that of a later commit', async () => {
  await publish('of the new commit', { run: 11 });
  expect(await publish('of the old commit', { run: 10 })).toMatchObject({ outcome: 'superseded' });
  expect(texts()).toEqual(['of the new commit']);
});

test('a commit was pushed meanwhile: its own run will write', async () => {
  expect(await publish('of the old commit', { head: 'before' })).toEqual({ outcome: 'superseded' });
  expect(texts()).toEqual([]);
});

test('two that were posted at the same time become one, with the text of the later run', async () => {
  const earlier = asWorkflow(github);
  const isPost = { method: 'POST', path: /comments$/ };
  // Both have seen that there is none.
  let other: Promise<unknown> = Promise.resolve();
  github.next({ ...isPost, before: () => void (other = publish('of run 10', { run: 10 }, earlier)) });
  await publish('of run 11', { run: 11 });
  await other;
  expect(texts()).toEqual(['of run 11']);
});

test.each([1, 2, 3, 4, 5, 6])(
  'writers who meet anywhere leave one comment of the latest run (%i)',
  async (seed) => {
    let state = seed;
    const pause = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return new Promise<void>((resolve) => setTimeout(resolve, state % 7));
    };
    github.next({ times: 1000, before: pause });
    const runs = [10, 11, 12].map((run) => publish(`of run ${run}`, { run }));
    await Promise.all(runs);
    // One that overlaps leaves what it has seen; the next one tidies up.
    await publish('of run 12', { run: 12 });
    expect(texts()).toEqual(['of run 12']);
  },
);

test('the marker holds the plan set and the stacks, and nothing readable of them', async () => {
  await publish('text', { planSets: { '111122223333': 'd'.repeat(64) }, attempt: 2 });
  const [body = ''] = github.repository.textsOn(7);
  expect(readMarker(body)).toEqual({
    ...{ pullRequest: 7, head: 'aaa', run: 10, attempt: 2, kind: 'review' },
    planSets: { '111122223333': 'd'.repeat(64) },
    digests: [expect.stringMatching(/^.{8}$/)],
  });
  expect(body).not.toContain('shop-data');
});

test('what became of a pull request stands beside its review', async () => {
  await publish('review');
  const marker = markerOf({ kind: 'apply', head: 'merged', run: 20 });
  await upsertComment(asWorkflow(github), { marker, render: () => 'applied' });
  await upsertComment(asWorkflow(github), { marker: { ...marker, run: 21 }, render: () => 'refused' });
  expect(texts()).toEqual(['review', 'refused']);
});
