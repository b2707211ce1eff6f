import { spawnSync } from 'node:child_process';
import { readWorkflow, workflowText } from './workflow-file.fixture.js';

const { reviewed } = readWorkflow(workflowText('apply.yml')).jobs;
const step = reviewed?.steps.find(({ name }) => name === 'every account has an environment');

/** The step as it stands in apply.yml, for these accounts. */
function run(accounts: readonly string[], environments: string) {
  const MATRIX = JSON.stringify({ include: accounts.map((account) => ({ account })) });
  const env = { ...process.env, MATRIX, ENVIRONMENTS: environments };
  const { status, stdout } = spawnSync('bash', ['-e', '-c', step?.run ?? ''], { env, encoding: 'utf8' });
  return { isAllowed: status === 0, stdout };
}

const [one, other] = ['111122223333', '444455556666'];

test('accounts that have an environment are applied', () => {
  const environments = JSON.stringify({ [one]: 'production', [other]: 'shared' });
  expect(run([one, other], environments)).toEqual({ isAllowed: true, stdout: '' });
});

test.each([
  ['an account that is not named', JSON.stringify({ [other]: 'production' })],
  ['an empty name', JSON.stringify({ [one]: '', [other]: 'production' })],
  ['a name of spaces', JSON.stringify({ [one]: ' ', [other]: 'production' })],
  ['null', JSON.stringify({ [one]: null, [other]: 'production' })],
])('%s stops all of it, before there is a role', (_, environments) => {
  const { isAllowed, stdout } = run([one, other], environments);
  expect(isAllowed).toBe(false);
  expect(stdout).toContain(`no environment for ${one}: nothing is applied`);
});

test.each(['', 'production', '[]', '"x"'])('%j, which is no table, stops it too', (environments) => {
  expect(run([one], environments).isAllowed).toBe(false);
});
