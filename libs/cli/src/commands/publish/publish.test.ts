import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePlanSet } from '@ashlar/review';
import { HEAD, planOf, PublishStep } from './publish.fixture.js';

let step: PublishStep;
beforeEach(async () => void (step = await PublishStep.start()));
afterEach(() => step.github.stop());

const merge = 'b'.repeat(40);

test('a review becomes a comment, a check and the summary of the step', async () => {
  const { code, text } = await step.review(['--link', 'https://github.test/run/1']);
  expect(code).toBe(0);
  expect(text).toContain('comment created: https://github.test/acme/shop/pull/7#issuecomment-');
  expect(step.comments.join()).toContain('shop-data');
  expect(step.check).toMatchObject({ conclusion: 'success', details_url: 'https://github.test/run/1' });
  expect(step.check.output.title).toMatch(/^safe: 1 of 1 stack changes/);
  expect(readFileSync(join(step.folder, 'summary.md'), 'utf8')).toContain('shop-data');
});

test('a danger is for a person to approve, a rule that fails and a gate that is shut are failures', async () => {
  expect((await step.review([], { verdict: 'danger' })).code).toBe(0);
  expect(step.check.conclusion).toBe('neutral');
  const policy = [
    ...[{ pack: 'house', rule: 'encrypted', verdict: 'fail' as const, address: 'aws_s3_bucket.x' }],
  ].map((finding) => ({ ...finding, reason: 'it is not', fix: 'encrypt it', isNew: true }));
  expect((await step.review([], { policy })).code).toBe(4);
  expect(step.check.conclusion).toBe('failure');
});

test('a stack that is gone without a decision fails the check; with one it is told', async () => {
  const gone = {
    ...{ rule: 'stack-orphaned', verdict: 'danger' as const, stack: 'shop-labels' },
    ...{ what: 'is gone: its 2 resources stay', fix: 'decide' },
  };
  expect((await step.review([], { verdict: 'danger', findings: [gone] })).code).toBe(4);
  expect(step.check.conclusion).toBe('failure');
  const decided = { ...gone, verdict: 'review' as const };
  expect((await step.review([], { verdict: 'review', findings: [decided] })).code).toBe(0);
  expect(step.comments.join()).toContain('is gone: its 2 resources stay');
});

test('what the gate has found is told with its path, although nothing was planned', async () => {
  const finding = {
    ...{ rule: 'code-execution', verdict: 'danger', stack: 'shop-data', address: 'data.external.x' },
    ...{ path: 'shop-data/orders/x', what: 'runs a program where it is planned', fix: 'take it out' },
  };
  const gate = step.file('gate.json', {
    schemaVersion: 1,
    passed: false,
    stacks: 1,
    hasBase: true,
    findings: [finding],
  });
  const { code } = await step.publish(['review', '--head', HEAD, '--pull-request', '7', '--gate', gate]);
  expect(code).toBe(4);
  expect(step.comments.join()).toContain('runs a program where it is planned');
  expect(step.comments.join()).toContain('shop-data/orders/x');
  expect(step.check.conclusion).toBe('failure');
});

test('a stack that could not be planned is named, and fails the check', async () => {
  const identities = step.file('identities.json', { schemaVersion: 1, plans: [], failed: ['shop-net'] });
  const { code } = await step.review([
    '--identities',
    identities,
    '--failed',
    'not everything could be planned',
  ]);
  expect(code).toBe(1);
  expect(step.comments.join()).toContain('shop-net');
  expect(step.check.conclusion).toBe('failure');
});

test('what was not planned for want of a role is said, and fails nothing', async () => {
  const { code } = await step.publish([
    'review',
    '--head',
    HEAD,
    '--pull-request',
    '7',
    '--not-planned',
    'there is no role',
  ]);
  expect(code).toBe(0);
  expect(step.comments.join()).toContain('nothing was planned: there is no role');
  expect(step.check.conclusion).toBe('neutral');
});

test('the plan sets that were reviewed are found again by the merge, with the place where they lie', async () => {
  const sets = ['111122223333', '444455556666'].map((account) => {
    const set = makePlanSet([planOf(account)]);
    return { account, hash: set.hash, option: `${account}=${step.file(`${account}.json`, set)}` };
  });
  await step.review(sets.flatMap(({ option }) => ['--plan-set', option]));
  for (const { account, hash } of sets)
    expect(step.comments.join()).toContain(`account ${account}: plan set \`${hash}\``);
  expect(step.comments.join()).not.toContain('No plan was kept');
  step.merge(merge);
  const { code, text } = await step.publish(['reviewed', '--commit', merge], {
    permissions: { pull_requests: 'read', actions: 'read' },
  });
  expect(code).toBe(0);
  expect(JSON.parse(text)).toEqual({
    include: sets.map(({ account, hash }) => ({
      ...{ account, plan_set: hash, pull_request: 7, prefix: `acme/shop/7/${HEAD}` },
    })),
  });
  expect((await step.publish(['reviewed', '--commit', HEAD])).text).toContain('{"include":[]}');
});

test.each([
  [
    'what was pushed after the review',
    () => void Object.assign(pull(), { head: 'c'.repeat(40) }),
    'was reviewed, and cccccccc merged',
  ],
  [
    'a comment that somebody else has written',
    () => void step.github.repository.comments.forEach((one) => Object.assign(one, { login: 'mallory' })),
    'no review stands on it',
  ],
  [
    'a comment of a workflow that the pull request has brought',
    () => void step.github.repository.runs.splice(0, 1, { ...run, event: 'pull_request' }),
    'no review stands on it',
  ],
  [
    'a comment of a run that there never was',
    () => void step.github.repository.runs.splice(0),
    'no review stands on it',
  ],
])('%s is no approval: exit code 5', async (_, change, words) => {
  await step.review();
  step.merge(merge);
  change();
  const { code, text } = await step.publish(['reviewed', '--commit', merge]);
  expect([code, text]).toEqual([5, expect.stringContaining(words)]);
});

const run = {
  ...{ id: 50, path: '.github/workflows/review.yml', display_title: `review of ${HEAD}` },
};

test('a review whose run the token may not look at is refused with the permission that is missing', async () => {
  await step.review();
  step.merge(merge);
  const permissions = { pull_requests: 'read' } as const;
  const { code, text } = await step.publish(['reviewed', '--commit', merge], { permissions });
  expect([code, text]).toEqual([13, expect.stringContaining('actions: read')]);
});

const pull = () => step.github.repository.pullRequests[0] ?? {};

test('an apply that was refused says why, in one comment however often it is tried', async () => {
  await step.review();
  const refused = {
    account: '111122223333',
    planSet: 'd'.repeat(64),
    code: 5,
    said: 'stale: ```\n@all <b>x</b>',
  };
  const options = ['applied', '--pull-request', '7', '--results'];
  await step.publish([...options, step.file('r.json', refused)], { run: 51 });
  expect(step.comments).toHaveLength(2);
  expect(step.comments[1]).toContain('**Refused: what was reviewed is no longer what would be applied**');
  expect(step.comments[1]).toContain('````text\nstale: ```\n@all <b>x</b>\n````');
  await step.publish([...options, step.file('r.json', { ...refused, code: 0 })], { run: 52 });
  expect(step.comments).toHaveLength(2);
  expect(step.comments[1]).toContain('**Applied** in account 111122223333, plan set `dddddddddddd`');
});

test('what AWS says when an apply fails is not told', async () => {
  const failed = { account: '111122223333', planSet: 'd'.repeat(64), code: 1, said: 'hush-hush' };
  await step.publish(['applied', '--pull-request', '7', '--results', step.file('r.json', failed)]);
  expect(step.comments.join()).toContain('**Failed with exit code 1: look at the log**');
  expect(step.comments.join()).not.toContain('hush-hush');
});

test('drift becomes an issue for each stack, and stacks that could not be compared keep theirs', async () => {
  const drift = [{ address: 'aws_sqs_queue.a', what: 'changed', attributes: ['tags'], cause: 'hand' }];
  const rows = [
    {
      stack: 'data',
      seconds: 1,
      drift,
      unapplied: [{ address: 'aws_sqs_queue.b', action: 'create', attributes: [] }],
    },
    { stack: 'net', seconds: 1, drift: [], unapplied: [] },
    { stack: 'mail', seconds: 1, error: 'it is locked' },
  ];
  expect((await step.publish(['drift', '--drift', step.file('drift.json', rows)])).text).toBe(
    '#8 opened: data\n',
  );
  const [issue] = step.github.repository.issues;
  expect(issue?.body).toContain(
    '- `aws_sqs_queue.a` differs in `tags` (changed by hand, or by another program)',
  );
  expect(issue?.body).toContain('- `aws_sqs_queue.b`: create');
});

test('what the job was not given is said with the permission', async () => {
  const { code, text } = await step.publish(['review', '--head', HEAD, '--pull-request', '7'], {
    permissions: { pull_requests: 'read' },
  });
  expect(code).toBe(13);
  expect(text).toContain('give the job its permissions');
});

test('every option that is wrong is said at once, before anything is asked', async () => {
  const { code, text } = await step.publish(['review', '--head', 'main', '--pull-request', 'x']);
  expect([code, step.github.requests]).toEqual([1, []]);
  expect(text).toContain("--head is 'main'");
  expect(text).toContain("--pull-request is 'x'");
});
