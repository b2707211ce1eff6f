import { holds } from './expressions.fixture.js';
import { readWorkflow, workflowText } from './workflow-file.fixture.js';

const { plan, gate } = readWorkflow(workflowText('review.yml')).jobs;

/** What review.yml knows of the run that it follows. */
const contexts = (more: object = {}, matrix = '{"include":[{"leg":"01"}]}', role = 'ashlar-plan') => ({
  github: {
    repository: 'acme/shop',
    event: {
      repository: { default_branch: 'main' },
      workflow_run: {
        ...{ event: 'pull_request', conclusion: 'success', actor: { login: 'dev' } },
        head_repository: { full_name: 'acme/shop' },
        pull_requests: [{ number: 7, base: { ref: 'main' } }],
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

test.each([
  ['a fork', { head_repository: { full_name: 'mallory/shop' }, pull_requests: [] }],
  ['a fork that calls itself as we do', { head_repository: { full_name: 'mallory/shop' } }],
  ['Dependabot', { actor: { login: 'dependabot[bot]' } }],
  ['a pull request to a branch that anybody may push', { pull_requests: [{ base: { ref: 'evil' } }] }],
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
])('%s is not even looked at', (_, more) => {
  expect(holds(gate?.if, contexts(more), 'success')).toBe(false);
  expect(holds(gate?.if, contexts(), 'success')).toBe(true);
});
