import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { handMadeOutput } from '../hand-made-output.fixture.js';
import { projectRoot, StagingAccount } from '../staging-account.fixture.js';

let staging: StagingAccount;
beforeAll(async () => {
  staging = await StagingAccount.withStateBackend();
});
afterAll(() => staging.stop());

const folder = mkdtempSync(join(tmpdir(), 'ashlar-slow-'));
const begun = join(folder, 'begun');

/** A resource that takes as long as SLOW says, one that waits for it, and a stack after this one: all without a provider. */
function slowStacks() {
  const command = `touch ${begun}; exec sleep "0$SLOW"`;
  const slow = { provisioner: [{ 'local-exec': { command } }] };
  const next = { depends_on: ['terraform_data.slow'] };
  handMadeOutput(staging.outdir, [
    { name: 'slow', json: { resource: { terraform_data: { slow, next } } } },
    { name: 'after', dependencies: ['slow'], json: { resource: { terraform_data: { only: {} } } } },
  ]);
}

/** `ashlar apply` at the head of a process group, as a shell starts it on a terminal. */
function startApply() {
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'bin/ashlar.mjs'), 'apply', 'slow', 'after', '--skip-synth', '--auto-approve'],
    {
      cwd: projectRoot,
      env: { ...staging.env, SLOW: '600' },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
  return { pid: Number(child.pid), ended };
}

const locks = async () =>
  (await staging.call('s3', 'GET', '/ashlar-state-444455556666-us-east-1?list-type=2')).text.match(
    /<Key>[^<]*\.tflock/g,
  ) ?? [];

test('a Ctrl-C in the middle of an apply leaves no lock, and the next apply goes on', async () => {
  slowStacks();
  const { pid, ended } = startApply();
  while (!existsSync(begun)) await sleep(100);
  expect(await locks()).toHaveLength(1);

  // As a terminal does: to all processes of the group.
  process.kill(-pid, 'SIGINT');
  const { code, output } = await ended;

  expect(code).toBe(130);
  expect(output).toContain('nothing new is begun, and Terraform finishes what it is doing');
  expect(output).toMatch(/│ slow +│ interrupted after \d of 2 changes/);
  expect(output).toMatch(/│ after +│ not begun/);
  expect(output).toContain('to go on: ashlar apply slow after');
  expect(await locks()).toEqual([]);

  const again = await staging.ashlar('apply', 'slow', 'after', '--skip-synth', '--auto-approve');
  expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/│ after +│ 1 created/) });
});
