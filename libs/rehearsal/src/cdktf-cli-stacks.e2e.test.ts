import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CdktfProject, onWorkingNode } from './cdktf-cli.fixture.js';
import { E2eBackend } from './e2e-backend.js';

const keys = 'omnirapeutic-production-keys';
const registry = 'omnirapeutic-production-registry';
const withoutLock = ['--skip-provider-lock', '--skip-synth'];
const apply = ['--auto-approve', ...withoutLock, '--terraform-parallelism', '50'];
const alone = '--ignore-missing-stack-dependencies';

let backend: E2eBackend;
let project: CdktfProject;
beforeAll(async () => {
  backend = await E2eBackend.start();
  project = await CdktfProject.of(backend);
});
afterAll(() => backend.remove());

onWorkingNode(
  '`diff` plans one stack against the state backend, and its exit code says nothing of it',
  async () => {
    // With its own synthesis, which leaves the overrides where they are.
    const { exitCode, output } = await project.run('diff', keys, '--skip-provider-lock');
    expect(output).toContain('Plan: 16 to add, 0 to change, 0 to destroy');
    expect(exitCode).toBe(0);
  },
);

onWorkingNode('`diff` of a stack fails until those that it reads from stand', async () => {
  const { exitCode, output } = await project.run('diff', registry, ...withoutLock);
  expect(output).toContain('Unable to find remote state');
  expect(exitCode).toBe(1);
});

onWorkingNode('`deploy` wants the stacks that are read from to be named too', async () => {
  const { exitCode, output } = await project.run('deploy', registry, ...apply);
  expect(output).toContain(`The following dependencies are not included in the stacks to run: ${keys}`);
  expect(exitCode).toBe(1);
});

onWorkingNode('`deploy` of a name that no stack has ends with 1', async () => {
  const { exitCode, output } = await project.run('deploy', 'omnirapeutic-stagng-*', ...apply);
  expect(output).toContain("Could not find stack for pattern 'omnirapeutic-stagng-*'");
  expect(exitCode).toBe(1);
});

onWorkingNode('`deploy` of two names deploys them in their order, and writes outputs', async () => {
  const outputs = join(backend.base, 'outputs.json');
  const { exitCode, output } = await project.run(
    'deploy',
    registry,
    keys,
    ...apply,
    '--outputs-file',
    outputs,
  );
  expect(output).not.toContain('Error:');
  expect(exitCode).toBe(0);
  expect(await project.standing(keys)).toBe(16);
  expect(await project.standing(registry)).toBe(6);
  const written = JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, Record<string, string>>;
  expect(written[registry]).toMatchObject({
    api_repository_url: '111122223333.dkr.ecr.us-east-1.amazonaws.com/omnirapeutic-production-api',
  });
  // What one stack reads from the other is in no file.
  expect(JSON.stringify(written)).not.toContain('cross-stack');
});

onWorkingNode('`output` prints what stands', async () => {
  const { exitCode, output } = await project.run('output', registry, ...withoutLock);
  expect(output).toMatch(/api_repository_url = \S*omnirapeutic-production-api/);
  expect(exitCode).toBe(0);
});

onWorkingNode('`diff` of two stacks plans the first and is silent about the second', async () => {
  const { exitCode, output } = await project.run('diff', keys, registry, ...withoutLock);
  expect(output).toContain(`${keys} No changes.`);
  expect(output).not.toContain(registry);
  expect(exitCode).toBe(0);
});

onWorkingNode('what is protected, `destroy` leaves standing', async () => {
  const both = await project.run('destroy', keys, registry, ...apply);
  expect(both.output).toContain('The following dependant stacks are not included in the stacks to run');
  expect(both.exitCode).toBe(1);

  const { exitCode, output } = await project.run('destroy', keys, ...apply, alone);
  expect(output).toMatch(/Instance cannot be destroyed|lifecycle\.prevent_destroy/);
  expect(exitCode).toBe(1);
  expect(await project.standing(keys)).toBe(16);
});

onWorkingNode('once a person has lifted the protections, `destroy` takes them down', async () => {
  [keys, registry].forEach((name) => project.liftProtections(name));
  expect(await project.run('deploy', keys, registry, ...apply)).toMatchObject({ exitCode: 0 });
  // One at a time: of two with this flag, it would start Terraform for the first again and again.
  for (const name of [registry, keys]) {
    const { exitCode, output } = await project.run('destroy', name, ...apply, alone);
    expect(output).not.toContain('Error:');
    expect(exitCode).toBe(0);
    expect(await project.standing(name)).toBe(0);
  }
});

onWorkingNode(
  'without --auto-approve, `deploy` dies where there is no terminal, and leaves the state locked',
  async () => {
    const { exitCode, output } = await project.run('deploy', keys, ...withoutLock);
    expect(output).toContain('Raw mode is not supported');
    expect(exitCode).toBe(1);

    const next = await project.run('diff', keys, ...withoutLock);
    expect(next.output).toContain('Error acquiring the state lock');
    expect(next.exitCode).toBe(1);
  },
);
