import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readStacks } from '@ashlar/core';
import { ashlar, E2eBackend, projectRoot } from './e2e-backend.js';
import { rehearsalOverride } from './terraform/rehearsal-folder.js';

/** The CLI's terminal library has no binary for Node 24 and later: docs/cdktf-cli.md. */
const cliWorks = Number(process.versions.node.split('.')[0]) < 24;
const onWorkingNode = cliWorks ? test : test.skip;

let backend: E2eBackend;
beforeAll(async () => {
  backend = await E2eBackend.start();
});
afterAll(() => backend.remove());

async function cdktf(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(join(projectRoot, 'node_modules/.bin/cdktf'), args, {
    cwd: projectRoot,
    maxBuffer: 1e8,
    env: { ...backend.env, CI: '1', DISABLE_VERSION_CHECK: '1', FORCE_COLOR: '0' },
  });
  return stdout;
}

onWorkingNode('`cdktf synth` writes what `ashlar synth` writes', async () => {
  const [ours, theirs] = [join(backend.base, 'ours'), join(backend.base, 'theirs')];
  await ashlar('synth', '--output', ours);
  await cdktf('synth', '--output', theirs);
  expect(readStacks(theirs)).toEqual(readStacks(ours));
});

onWorkingNode('`cdktf list` lists every stack', async () => {
  const out = join(backend.base, 'listed');
  const listing = await cdktf('list', '--output', out);
  for (const stack of readdirSync(join(out, 'stacks'))) expect(listing).toContain(stack);
});

onWorkingNode('`cdktf diff` of one stack plans it against the state backend', async () => {
  const out = join(backend.base, 'planned');
  const name = 'omnirapeutic-production-keys';
  await ashlar('synth', '--output', out);
  const stack = readStacks(out).find((candidate) => candidate.name === name);
  const folder = join(out, 'stacks', name);
  mkdirSync(folder, { recursive: true });
  const override = rehearsalOverride(stack?.json ?? {}, backend.toolchain.mirror?.awsVersions.at(-1));
  writeFileSync(join(folder, 'rehearsal_override.tf.json'), JSON.stringify(override));

  const plan = await cdktf('diff', name, '--skip-provider-lock', '--output', out);

  expect(plan).toMatch(/Plan: 16 to add, 0 to change, 0 to destroy/);
});
