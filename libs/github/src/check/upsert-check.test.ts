import { FakeGitHub } from '../fake/fake-github.js';
import { asWorkflow } from '../fake/fake-workflow.fixture.js';
import { type CheckRequest, upsertCheck } from './upsert-check.js';

let github: FakeGitHub;
beforeEach(async () => void (github = await FakeGitHub.start()));
afterEach(() => github.stop());

const publish = (more: Partial<CheckRequest> = {}) =>
  upsertCheck(asWorkflow(github), {
    ...{ name: 'plan review', head: 'aaa', conclusion: 'success', title: 'safe: 1 to add' },
    render: () => 'text',
    ...more,
  });

test('a second run of the same commit says it in the same check', async () => {
  await publish();
  await publish({ conclusion: 'failure', title: 'a policy fails', link: 'https://github.test/run/1' });
  expect(github.repository.checks).toMatchObject([
    {
      ...{ sha: 'aaa', name: 'plan review' },
      sent: {
        ...{ conclusion: 'failure', status: 'completed', details_url: 'https://github.test/run/1' },
        output: { title: 'a policy fails', summary: 'text' },
      },
    },
  ]);
});

test('another commit gets its own', async () => {
  await publish();
  await publish({ head: 'bbb' });
  expect(github.repository.checks.map(({ sha }) => sha)).toEqual(['aaa', 'bbb']);
});

test('one of this name that somebody else has made is left alone', async () => {
  const of = { sha: 'aaa', name: 'plan review', login: 'other', sent: { external_id: 'x' } };
  github.repository.checks.push({ id: 1, ...of });
  await publish();
  expect(github.repository.checks.map(({ sent }) => sent['external_id'])).toEqual(['x', 'ashlar']);
});

test('what GitHub finds too long is asked for again, shorter', async () => {
  await publish({ render: (limit) => 'x'.repeat(limit > 10_000 ? 66_000 : limit) });
  const { output } = github.repository.checks[0]?.sent as { output: { summary: string } };
  expect(output.summary).toHaveLength(10_000);
});
