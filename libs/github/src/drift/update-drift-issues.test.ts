import { FakeGitHub } from '../fake/fake-github.js';
import { asWorkflow, BOT } from '../fake/fake-workflow.fixture.js';
import { driftIssue } from './drift-issue.js';
import { updateDriftIssues } from './update-drift-issues.js';

let github: FakeGitHub;
beforeEach(async () => void (github = await FakeGitHub.start()));
afterEach(() => github.stop());

const told = (drift: Readonly<Record<string, string | undefined>>) =>
  updateDriftIssues(
    asWorkflow(github),
    Object.entries(drift).map(([stack, text]) => ({ stack, text })),
  );

const outcomes = async (drift: Readonly<Record<string, string | undefined>>) =>
  (await told(drift)).map(({ stack, outcome, number }) => `${stack} ${outcome} #${number}`);

test('an issue is opened, left alone, brought up to date, closed and opened again', async () => {
  expect(await outcomes({ data: 'a queue', network: undefined })).toEqual(['data opened #1']);
  expect(await outcomes({ data: 'a queue' })).toEqual(['data unchanged #1']);
  expect(await outcomes({ data: 'two queues' })).toEqual(['data updated #1']);
  expect(await outcomes({ data: undefined })).toEqual(['data closed #1']);
  expect(github.repository.issues[0]).toMatchObject({ state: 'closed', stateReason: 'completed' });
  expect(await outcomes({ data: undefined })).toEqual([]);
  expect(await outcomes({ data: 'a topic' })).toEqual(['data reopened #1']);
  expect(github.repository.issues).toMatchObject([
    {
      number: 1,
      state: 'open',
      title: 'Drift in data',
      labels: ['drift'],
      body: expect.stringContaining('a topic') as string,
    },
  ]);
});

test('a stack that was not compared this time keeps its issue', async () => {
  await told({ data: 'a queue', network: 'a route' });
  await told({ network: undefined });
  expect(github.repository.issues.map(({ title, state }) => `${title} ${state}`)).toEqual([
    'Drift in data open',
    'Drift in network closed',
  ]);
});

test('the issue is found behind hundreds of others, and a stack whose name begins like another is another', async () => {
  for (let at = 0; at < 250; at += 1) await github.repository.issues.push(issue(`s${at}`));
  expect(await outcomes({ s1: 'new', s: 'new' })).toEqual(['s opened #251', 's1 updated #2']);
});

test('an issue with our marker that somebody else has opened is not ours', async () => {
  github.repository.issues.push({ ...issue('data'), login: 'mallory' });
  expect(await outcomes({ data: 'a queue' })).toEqual(['data opened #2']);
});

test('of two issues of a stack, the younger is closed', async () => {
  github.repository.issues.push(issue('data'), issue('data', 2));
  expect(await outcomes({ data: 'old' })).toEqual(['data unchanged #1']);
  expect(github.repository.issues[1]).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
});

const issue = (stack: string, number = github.repository.issues.length + 1) => ({
  ...{ number, login: BOT, state: 'open' as const, labels: ['drift'] },
  ...driftIssue(stack, 'old'),
});
