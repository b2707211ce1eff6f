import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readStacks } from '@ashlar/core';
import { scratchFolder } from '@ashlar/testing';
import { cdktf, onNewerNode, onWorkingNode } from './cdktf-cli.fixture.js';
import { ashlar } from './e2e-backend.js';

const folder = scratchFolder();
const { PATH, HOME } = process.env;
const env = { PATH, HOME, CDKTF_HOME: folder, CHECKPOINT_DISABLE: '1' };

onWorkingNode('`cdktf synth` writes what `ashlar synth` writes', async () => {
  const [ours, theirs] = [join(folder, 'ours'), join(folder, 'theirs')];
  await ashlar('synth', '--output', ours);
  expect(await cdktf(['synth', '--output', theirs], env)).toMatchObject({ exitCode: 0 });
  expect(readStacks(theirs)).toEqual(readStacks(ours));
});

onWorkingNode('`cdktf list` lists every stack', async () => {
  const out = join(folder, 'listed');
  const { exitCode, output } = await cdktf(['list', '--output', out], env);
  expect(exitCode).toBe(0);
  for (const stack of readdirSync(join(out, 'stacks'))) expect(output).toContain(stack);
});

onWorkingNode('what is refused ends `cdktf synth` with 1, in our words', async () => {
  const app = 'node bin/ashlar.mjs synth omnirapeutic stagng';
  const { exitCode, output } = await cdktf(['synth', '--app', app, '--output', join(folder, 'none')], env);
  expect(exitCode).toBe(1);
  expect(output).toContain("there is no environment 'stagng' fix: did you mean 'staging'?");
});

onNewerNode('on Node 24 and later no command of it starts', async () => {
  const { exitCode, output } = await cdktf(['list', '--output', join(folder, 'none')], env);
  expect(exitCode).not.toBe(0);
  expect(output).toContain("Cannot find module '../build/Release/pty.node'");
});
