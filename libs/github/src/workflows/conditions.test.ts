import { holds, interpolateText } from './expressions.fixture.js';
import { readWorkflow, workflowText } from './workflow-file.fixture.js';

const {
  env = {},
  jobs: { plan, gate },
} = readWorkflow(workflowText('review.yml'));

/** What review.yml knows of the run that it follows. */
const contexts = (more: object = {}, matrix = '{"include":[{"leg":"01"}]}', role = 'ashlar-plan') => ({
  github: {
    ...{ repository: 'acme/shop', sha: 'of main' },
    event: {
      repository: { default_branch: 'main' },
      workflow_run: {
        ...{ event: 'pull_request', conclusion: 'success', actor: { login: 'dev' } },
        head_repository: { full_name: 'acme/shop' },
        pull_requests: [{ number: 7, base: { ref: 'main', sha: 'its base' } }],
        ...more,
      },
    },
  },
  needs: { gate: { outputs: { matrix } } },
  vars: { ASHLAR_PLAN_ROLE: role },
});

const isPlanned = (...given: Parameters<typeof contexts>) => holds(plan?.if, contexts(...given), 'success');

test('a branch of this repository that goes to the main branch is planned', () => {
  expect(isPlanned()).toBe(true);
});

const PULL = { number: 7, base: { ref: 'main', sha: 'its base' } };
const EVIL = { number: 8, base: { ref: 'evil', sha: 'evil sources' } };

test.each([
  ['a fork', { head_repository: { full_name: 'mallory/shop' }, pull_requests: [] }],
  ['a fork that calls itself as we do', { head_repository: { full_name: 'mallory/shop' } }],
  ['Dependabot', { actor: { login: 'dependabot[bot]' } }],
  ['a pull request to a branch that anybody may push', { pull_requests: [EVIL] }],
  ['a branch with several pull requests', { pull_requests: [PULL, EVIL] }],
])('%s is not planned', (_, more) => {
  expect(isPlanned(more)).toBe(false);
});

test('with nothing to plan, or no role to plan with, nothing is planned', () => {
  expect(isPlanned({}, '{"include":[]}')).toBe(false);
  expect(isPlanned({}, undefined, '')).toBe(false);
});

test('after a gate that has failed nothing is planned', () => {
  expect(holds(plan?.if, contexts(), 'failure')).toBe(false);
});

test.each([
  ['a synthesis that failed', { conclusion: 'failure' }],
  ['a run that no pull request has started', { event: 'push' }],
  ['a pull request to a branch that anybody may push', { pull_requests: [EVIL] }],
])('%s is not even looked at', (_, more) => {
  expect(holds(gate?.if, contexts(more), 'success')).toBe(false);
  expect(holds(gate?.if, contexts(), 'success')).toBe(true);
});

test.each([
  ['a fork', []],
  ['a branch with several pull requests', [PULL, EVIL]],
  ['the same in another order', [EVIL, PULL]],
])('%s is looked at, with sources of main, and no pull request is told', (_, pull_requests) => {
  expect(holds(gate?.if, contexts({ pull_requests }), 'success')).toBe(true);
  expect(['of main', 'its base']).toContain(valueOf('BASE', { pull_requests }));
  expect(valueOf('PULL_REQUEST', { pull_requests })).toBe('');
});

const valueOf = (name: string, more = {}, known: object = contexts(more)) =>
  interpolateText(env[name], { ...known });

test('sources that run are of the main branch, whatever a pull request is based on', () => {
  expect([valueOf('BASE'), valueOf('PULL_REQUEST')]).toEqual(['its base', '7']);
  expect(valueOf('BASE', { pull_requests: [EVIL] })).toBe('of main');
});

test('values are shown where the repository is private, and nowhere else', () => {
  const seen = (repository: object) => valueOf('VALUES', {}, { github: { event: { repository } } });
  expect([seen({ private: true }), seen({ private: false }), seen({})]).toEqual(['masked', 'none', 'none']);
  const reviews = workflowText('review.yml').match(/review --(plan|synthesis)[^|]*/g) ?? [];
  expect(reviews.map((one) => one.includes('--values "$VALUES"'))).toEqual([true, true]);
});
