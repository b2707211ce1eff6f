import { execFile } from 'node:child_process';
import { hostname, userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { holderOf } from '../locks/holder.js';
import type { StateLock } from '../locks/state-lock.js';
import { projectRoot, StagingAccount } from '../staging-account.fixture.js';
import type { Check } from './check.js';

/** A hosted zone: Terraform waits a quarter of a minute for it. */
const stack = 'omnirapeutic-staging-dns';

let staging: StagingAccount;
beforeAll(async () => {
  staging = await StagingAccount.withStateBackend();
});
afterAll(() => staging.stop());

const zones = async () => (await staging.call('route53', 'GET', '/2013-04-01/hostedzone')).text;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not happen within two minutes');
    await sleep(100);
  }
}

async function examine(...args: string[]) {
  const { code, stdout, stderr } = await staging.ashlar('doctor', stack, '--json', ...args);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { checks } = JSON.parse(stdout) as { checks: Check[] };
  return { code, of: (name: string) => checks.filter((check) => check.name === name) };
}

test('before anything is deployed, nothing stands in the way, and nothing is locked', async () => {
  const { code, of } = await examine();
  expect(code).toBe(0);
  expect(of('credentials')).toMatchObject([
    { state: 'ok', what: 'AWS_ACCESS_KEY_ID of the environment, of account 444455556666' },
  ]);
  expect(of('locks')).toMatchObject([{ state: 'ok', what: 'none of 1 state is locked' }]);
});

test('an apply that lives is left alone; one that was killed is explained, unlocked as told, and applied again', async () => {
  const { ended } = staging.start('apply', stack, '--auto-approve');
  await until(async () => (await staging.lockOf('dns')).includes('OperationTypeApply'));
  await until(async () => (await zones()).includes('staging.omnirapeutic.example.com'));
  const { Who, Path } = JSON.parse(await staging.lockOf('dns')) as { Who: string; Path: string };
  const holder = holderOf({ who: Who, path: Path } as StateLock);
  if (holder.is !== 'alive') throw new Error('the apply does not run');

  process.kill(holder.pid, 'SIGSTOP');
  const alive = await examine();
  expect(alive.code).toBe(6);
  expect(alive.of('locks')).toMatchObject([
    { state: 'problem', fix: `wait for it, or end it properly: kill -INT ${holder.pid}` },
  ]);
  process.kill(-holder.pid, 'SIGKILL');
  expect((await ended).code).toBe(1);

  const second = await staging.ashlar('plan', stack);
  expect(second.code).toBe(6);
  expect(second.stdout).toMatch(/its state is locked: by \S+@\S+ since .* \(\d+ seconds?\), for apply/);
  // Who may only read plans without the lock.
  expect((await staging.ashlar('plan', stack, '--no-lock')).code).toBe(0);

  const killed = await examine();
  expect(killed.code).toBe(6);
  const [lock, ...more] = killed.of('locks');
  expect(more).toEqual([]);
  expect(lock?.what).toMatch(
    new RegExp(
      `^${stack} is locked: by ${userInfo().username}@${hostname()} since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC \\(\\d+ \\w+\\), for apply with Terraform [\\d.]+, lock [0-9a-f-]{36}; no such process is on this machine any more; found in the bucket and the table$`,
    ),
  );

  await promisify(execFile)('sh', ['-c', String(lock?.fix)], { cwd: projectRoot, env: staging.env });

  expect((await examine()).of('locks')).toMatchObject([{ state: 'ok' }]);
  const again = await staging.ashlar('apply', stack, '--auto-approve');
  expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: expect.any(String) });
});

test('outputs are printed, the sensitive ones when they are asked for', async () => {
  const plain = await staging.ashlar('output', stack, '--skip-synth');
  expect(plain.code).toBe(0);
  expect(plain.stdout).toMatch(/name_servers .*\["ns-/);
  expect(plain.stdout).toMatch(/aws_route53_zone\.zone\.zone_id \(for other stacks\) +│ \(sensitive\)/);

  const shown = await staging.ashlar('output', stack, '--skip-synth', '--json', '--show-sensitive');
  const outputs = JSON.parse(shown.stdout)[stack];
  const zone = outputs['cross-stack-output-aws_route53_zonezonezone_id'];
  expect(zone).toMatchObject({ sensitive: true, attribute: 'aws_route53_zone.zone.zone_id' });
  expect(await zones()).toContain(zone.value);
  expect(plain.stdout).not.toContain(zone.value);
});

test('what was changed or deleted outside of Terraform is drift, and exits with 2', async () => {
  const clean = await staging.ashlar('drift', stack, '--skip-synth');
  expect(clean).toMatchObject({ code: 0, stdout: expect.stringContaining('no drift') });

  const { stdout } = await staging.ashlar('output', stack, '--skip-synth', '--json', '--show-sensitive');
  const id = JSON.parse(stdout)[stack]['cross-stack-output-aws_route53_zonezonezone_id'].value as string;
  const body = `<UpdateHostedZoneCommentRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Comment>by hand</Comment></UpdateHostedZoneCommentRequest>`;
  await staging.call('route53', 'POST', `/2013-04-01/hostedzone/${id}`, { body });
  const changed = await staging.ashlar('drift', stack, '--skip-synth', '--json');
  expect(changed.code).toBe(2);
  expect(JSON.parse(changed.stdout)).toMatchObject([
    { stack, drift: [{ address: 'aws_route53_zone.zone', what: 'changed', attributes: ['comment'] }] },
  ]);
  expect(changed.stdout + changed.stderr).not.toContain('by hand');

  await staging.call('route53', 'DELETE', `/2013-04-01/hostedzone/${id}`);
  const deleted = await staging.ashlar('drift', stack, '--skip-synth');
  expect(deleted).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(
      /changed outside of Terraform:\n\s+- aws_route53_zone\.zone {2}deleted/,
    ) as string,
  });
});
