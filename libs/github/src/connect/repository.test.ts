import { refusal } from '@ashlar/testing';
import { FakeGitHub } from '../fake/fake-github.js';
import { asWorkflow, BOT } from '../fake/fake-workflow.fixture.js';
import { Repository } from './repository.js';
import { repositoryOf } from './repository-of.js';

let github: FakeGitHub;
beforeEach(async () => void (github = await FakeGitHub.start()));
afterEach(() => github.stop());

const comment = (repository: Repository) =>
  repository.ask('the comment', (api, at) => api.issues.createComment({ ...at, issue_number: 7, body: 'x' }));

const refused = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error as Error & { exitCode?: number };
};

const limited = (headers: Readonly<Record<string, string>>, message: string) => ({
  path: /comments$/,
  answer: { status: 403, body: { message }, headers },
});

test('a token knows as whom it writes, and asks once', async () => {
  const repository = asWorkflow(github);
  expect([await repository.login(), await repository.login()]).toEqual([BOT, BOT]);
  expect(github.requests).toEqual(['POST /graphql']);
});

test.each([
  ['the secondary rate limit', { 'retry-after': '2' }, 'You have exceeded a secondary rate limit.', 2],
  [
    'the rate limit',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 1) },
    'API rate limit exceeded for installation ID 1.',
    expect.any(Number) as number,
  ],
])('%s is waited for, as long as GitHub says', async (_, headers, message, seconds) => {
  const told: string[] = [];
  github.next({ ...limited(headers, message), times: 2 });
  await comment(asWorkflow(github, BOT, (line) => told.push(line)));
  expect(github.repository.textsOn(7)).toEqual(['x']);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^GitHub asks to wait \d+ s before POST /);
  expect(Number(/wait (\d+)/.exec(told[0] ?? '')?.[1])).toEqual(seconds);
});

test('one that stays is told of in the end, and the process exits with 12', async () => {
  github.next({ ...limited({ 'retry-after': '1' }, 'secondary rate limit'), times: 100 });
  const error = await refused(comment(asWorkflow(github)));
  expect(error.message).toContain('the comment: it has had too many requests');
  expect(error.exitCode).toBe(12);
});

test('a server that stumbles is asked again', async () => {
  github.next({ path: /comments$/, times: 2, answer: { status: 502, body: { message: 'Server Error' } } });
  await comment(asWorkflow(github));
  expect(github.repository.textsOn(7)).toEqual(['x']);
});

test('what the token may not do is told with the permission that is missing', async () => {
  const token = github.token(BOT, { pull_requests: 'read' });
  const error = await refused(
    comment(new Repository({ token, repository: 'acme/shop', apiUrl: github.url, secondMs: 20 })),
  );
  expect(error.message).toMatchInlineSnapshot(`
    "GitHub (acme/shop) has a problem:
      the comment: the token may not (Resource not accessible by integration)
        fix: give the job its permissions: issues: write, or pull-requests: write"
  `);
  expect(error.exitCode).toBe(13);
});

test.each([
  ['a wrong token', 'acme/shop', 'wrong', 13, 'the token is not accepted'],
  ['another repository', 'acme/other', undefined, undefined, 'has no such thing'],
])('%s is told in words, never with the token', async (_, name, given, exitCode, words) => {
  const token = given ?? github.token(BOT, {});
  const error = await refused(
    comment(new Repository({ token, repository: name, apiUrl: github.url, secondMs: 20 })),
  );
  expect(error.message).toContain(words);
  expect(error.exitCode).toBe(exitCode);
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(token);
});

test('nobody there is exit code 12', async () => {
  const repository = new Repository({
    token: 't',
    repository: 'a/b',
    apiUrl: 'http://127.0.0.1:9',
    secondMs: 1,
  });
  expect(await refused(comment(repository))).toMatchObject({ exitCode: 12 });
});

test('all that is missing in the environment is said at once', () => {
  expect(refusal(() => repositoryOf({}))).toMatchInlineSnapshot(`
    "the environment has 2 problems:
      GITHUB_TOKEN is not set
        fix: env: { GITHUB_TOKEN: \${{ github.token }} } in the step
      GITHUB_REPOSITORY is not set
        fix: GitHub sets it in every workflow; elsewhere use 'owner/name'"
  `);
  expect(
    refusal(() =>
      repositoryOf({ GITHUB_TOKEN: 'secret', GITHUB_REPOSITORY: 'x', GITHUB_API_URL: 'http://x' }),
    ),
  ).toMatchInlineSnapshot(`
    "the environment has 2 problems:
      GITHUB_REPOSITORY is 'x'
        fix: GitHub sets it in every workflow; elsewhere use 'owner/name'
      GITHUB_API_URL is 'http://x'
        fix: use a URL with https, such as 'https://api.github.com'"
  `);
});
