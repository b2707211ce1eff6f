import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handMadeOutput, outputOf } from './hand-made-output.fixture.js';
import { StagingAccount } from './staging-account.fixture.js';

let staging: StagingAccount;
beforeAll(async () => {
  staging = await StagingAccount.withStateBackend();
  handMadeOutput(staging.outdir, [
    {
      name: 'base',
      json: {
        resource: { terraform_data: { one: { input: 'hush-hush' }, two: { input: 'hush-hush' } } },
        output: { id: { value: '${terraform_data.one.id}' } },
      },
    },
    {
      name: 'reader',
      dependencies: ['base'],
      json: { resource: { terraform_data: { only: { input: outputOf('base', 'id') } } } },
    },
    {
      name: 'failing',
      dependencies: ['base'],
      json: {
        resource: { terraform_data: { only: { provisioner: [{ 'local-exec': { command: 'exit 1' } }] } } },
      },
    },
    {
      name: 'after-failing',
      dependencies: ['failing'],
      json: { resource: { terraform_data: { only: { input: 'x' } } } },
    },
  ]);
});
afterAll(() => staging.stop());

/** Of what lies in the output folder. */
const ashlar = (...args: string[]) => staging.ashlar(...args, '--skip-synth');
const containing = (text: string | RegExp) => expect.stringMatching(text);

test('a stack that reads from what is not deployed is not planned, and the others are', async () => {
  const { code, stdout } = await ashlar('plan', 'reader', 'base', '--json');
  expect(code).toBe(11);
  const plans = JSON.parse(stdout) as Record<string, unknown>[];
  expect(plans).toMatchObject([
    { stack: 'base', create: 2, outputs: ['id'], hasChanges: true },
    { stack: 'reader', exitCode: 11, error: containing('fix: ashlar apply base') },
  ]);
  expect(stdout).not.toContain('hush-hush');
  const { folder } = plans[0] as { folder: string };
  const saved = readdirSync(folder).filter((name) => name.includes('tfplan'));
  expect(saved).toEqual(['ashlar.tfplan', 'ashlar.tfplan.json']);
  expect(saved.map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600]);
});

test('nothing is applied without an answer, and nothing that reads what is not deployed', async () => {
  expect(await ashlar('apply', 'base')).toMatchObject({
    ...{ code: 1, stdout: '', stderr: containing('nobody can be asked: this is no terminal') },
  });
  expect(await ashlar('apply', 'reader', '--auto-approve')).toMatchObject({
    ...{ code: 11, stderr: containing(`reads from base, which isn't deployed`) },
  });
});

test('a saved plan is applied exactly, unless the JSON has changed since', async () => {
  appendFileSync(join(staging.outdir, 'stacks/base/cdk.tf.json'), '\n');
  expect(await ashlar('apply', 'base', '--planned')).toMatchObject({
    ...{ code: 1, stderr: containing('its Terraform JSON has changed since it was planned') },
  });
  const planned = await ashlar('plan', 'base', '--detailed-exitcode', '--json');
  expect(planned).toMatchObject({ code: 2 });
  const [{ folder }] = JSON.parse(planned.stdout) as [{ folder: string }];
  const plan = join(folder, 'ashlar.tfplan');
  const saved = readFileSync(plan);
  appendFileSync(plan, 'of another command');
  expect(await ashlar('apply', 'base', '--planned')).toMatchObject({
    ...{ code: 1, stdout: containing('another command has replaced its plan since it was shown') },
  });
  writeFileSync(plan, saved);
  expect(await ashlar('apply', 'base', '--planned')).toMatchObject({
    code: 0,
    stdout: containing('2 created'),
  });
  expect(await ashlar('apply', 'base', '--planned')).toMatchObject({
    ...{ code: 1, stderr: containing('no plan of it is saved') },
  });
});

test('a plan that the state has left behind is not applied, and neither is one that destroys', async () => {
  const planned = await ashlar('plan', 'reader', '--json');
  const [{ folder }] = JSON.parse(planned.stdout) as [{ folder: string }];
  const files = ['ashlar.tfplan', 'ashlar.tfplan.json'].map((name) => join(folder, name));
  const kept = files.map((file) => readFileSync(file));
  expect(await ashlar('apply', 'reader', '--auto-approve')).toMatchObject({ code: 0 });
  files.forEach((file, index) => writeFileSync(file, kept[index] ?? ''));
  expect(await ashlar('apply', 'reader', '--planned')).toMatchObject({
    ...{ code: 5, stdout: containing('the saved plan is stale') },
  });
  expect(await ashlar('plan', 'reader', '--destroy')).toMatchObject({ code: 0 });
  expect(await ashlar('apply', 'reader', '--planned')).toMatchObject({
    ...{ code: 1, stderr: containing('its saved plan would destroy it') },
  });
});

test('when one fails, what comes after it is not begun, and the others are applied', async () => {
  const { code, stdout, stderr } = await ashlar('apply', '*', '--auto-approve');
  expect(code).toBe(1);
  expect(stdout).toMatch(/│ base +│ no changes/);
  expect(stdout).toMatch(/│ reader +│ no changes/);
  expect(stdout).toMatch(/│ failing +│ failed after 0 of 1 changes/);
  expect(stdout).toMatch(/│ after-failing +│ not begun: it waits for failing/);
  expect(stdout).toContain('to go on: ashlar apply failing after-failing');
  expect(stdout + stderr).not.toContain('hush-hush');
});

test('a second plan finds nothing', async () => {
  expect(await ashlar('plan', '{base,reader}', '--detailed-exitcode')).toMatchObject({
    ...{ code: 0, stdout: containing('2 stacks planned, no changes') },
  });
});

test('what others stand on is destroyed after them, or not at all', async () => {
  expect(await ashlar('destroy', 'base', 'failing', '--auto-approve')).toMatchObject({
    ...{ code: 1, stderr: containing('reader reads from it, and is deployed') },
  });
  const { code, stdout } = await ashlar('destroy', '*', '--auto-approve');
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: containing(/│ base +│ 2 destroyed/) });
  expect(stdout).toMatch(/│ reader +│ 1 destroyed/);
  expect(stdout).toMatch(/│ after-failing +│ isn't deployed/);
});

test("an app's stack goes the whole way, from its sources to AWS and back", async () => {
  const stack = 'omnirapeutic-staging-keys';
  expect(await staging.ashlar('apply', stack, '--auto-approve')).toMatchObject({
    ...{ code: 0, stdout: containing('14 created') },
  });
  expect(await ashlar('plan', stack, '--detailed-exitcode')).toMatchObject({ code: 0 });
  expect(await ashlar('destroy', stack, '--auto-approve')).toMatchObject({
    ...{ code: 0, stdout: containing('14 destroyed') },
  });
});
