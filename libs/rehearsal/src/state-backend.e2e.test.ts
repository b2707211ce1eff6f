import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { TerraformFailed, type TerraformRoot } from '@ashlar/terraform';
import { E2eBackend, useLocalState } from './e2e-backend.js';

let backend: E2eBackend;
beforeAll(async () => {
  backend = await E2eBackend.start();
});
afterAll(() => backend.remove());

/** A resource whose creation takes this long. */
const slow = (seconds: number) => ({
  terraform_data: { slow: { provisioner: [{ 'local-exec': { command: `sleep ${seconds}` } }] } },
});

async function startApply(root: TerraformRoot) {
  await root.init();
  const apply = root.spawn(['apply', '-auto-approve', '-no-color']);
  const ended = new Promise<number | null>((resolve) => apply.once('close', resolve));
  let output = '';
  apply.stdout.on('data', (text: Buffer) => (output += text.toString()));
  while (!output.includes('Provisioning')) {
    if (apply.exitCode !== null) throw new Error(`the apply ended early: ${output}`);
    await sleep(100);
  }
  return { apply, ended };
}

async function lockMessage(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TerraformFailed)) throw new Error('nothing was locked');
  return error.message;
}

test('ORP-22: while one person applies, a second is told who holds the lock, and may wait for it', async () => {
  const root = backend.stackOf('contention', slow(8));
  const { ended } = await startApply(root);

  const message = await lockMessage(root.run(['plan', '-no-color', '-lock-timeout=0s']));
  expect(message).toContain('Error acquiring the state lock');
  expect(message).toMatch(/Operation: +OperationTypeApply/);
  expect(message).toMatch(/Who: +\S+/);

  await root.run(['plan', '-no-color', '-lock-timeout=60s']);
  expect(await ended).toBe(0);
});

test('ORP-22: a killed apply leaves its lock, and force-unlock with the id from the message clears it', async () => {
  const root = backend.stackOf('killed', slow(60));
  const { apply, ended } = await startApply(root);
  apply.kill('SIGKILL');
  await ended;

  const message = await lockMessage(root.run(['plan', '-no-color', '-lock-timeout=0s']));
  const id = /ID: +(\S+)/.exec(message)?.[1];
  expect(id).toBeDefined();
  await root.run(['force-unlock', '-force', String(id)]);

  await root.run(['plan', '-no-color', '-lock-timeout=0s']);
});

test('a rehearsal, which is alone, clears a lock that it meets and goes on', async () => {
  const { apply, ended } = await startApply(backend.stackOf('alone', slow(60)));
  apply.kill('SIGKILL');
  await ended;

  const alone = backend.stackOf('alone', slow(0), true);
  await alone.plan('alone.tfplan', '-lock-timeout=0s');
  await alone.apply('alone.tfplan');
});

test('ORP-22: a local state moves into the bucket with the documented commands, and nothing is lost', async () => {
  const root = backend.stackOf('legacy', {
    aws_vpc: { main: { cidr_block: '10.9.0.0/16' } },
    aws_subnet: {
      a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.9.1.0/24' },
      b: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.9.2.0/24' },
    },
    aws_ssm_parameter: { greeting: { name: '/legacy/greeting', type: 'String', value: 'hello' } },
  });
  useLocalState(root);
  await root.init();
  await root.run(['apply', '-auto-approve', '-no-color']);
  const before = JSON.parse(readFileSync(root.path('terraform.tfstate'), 'utf8')) as State;
  rmSync(root.path('local_override.tf.json'));
  rmSync(root.path('.terraform'), { recursive: true });

  await backend.runReadme('migrate', 'legacy');

  const after = JSON.parse((await root.run(['state', 'pull'])).stdout) as State;
  expect(after.resources).toEqual(before.resources);
  expect(after.outputs).toEqual(before.outputs);
  expect(after.resources).toHaveLength(4);
  expect(existsSync(root.path('terraform.tfstate'))).toBe(false);
});

test('ORP-22: a state that is in the bucket already is never overwritten by another', async () => {
  const root = backend.stackOf('legacy', { terraform_data: { other: { input: 'other' } } });
  const before = await root.run(['state', 'pull']);
  expect(before.stdout).toContain('aws_ssm_parameter');
  writeFileSync(
    root.path('terraform.tfstate'),
    '{ "version": 4, "serial": 1, "lineage": "other", "resources": [] }',
  );

  await expect(backend.runReadme('migrate', 'legacy')).rejects.toThrow(
    'The bucket holds a state of legacy already. Nothing was changed.',
  );

  expect((await root.run(['state', 'pull'])).stdout).toBe(before.stdout);
});

test('ORP-22: the backend is undone by the documented commands, whatever states are left in it', async () => {
  await backend.runReadme('undo', backend.state.name);
  await expect(backend.stackOf('legacy', slow(0)).run(['state', 'pull'])).rejects.toThrow('NoSuchBucket');
});

interface State {
  readonly resources: readonly unknown[];
  readonly outputs: unknown;
}
