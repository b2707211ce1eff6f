import { type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { program, temporaryFolder } from '@ashlar/testing';
import { TerraformRoot } from './terraform-root.js';

/** A Terraform that tells its process group, or its arguments. */
function root(script: string, more: object = {}) {
  const folder = temporaryFolder();
  const binary = program(join(folder, 'terraform'), script);
  return new TerraformRoot({ binary, folder, env: process.env, ...more });
}

const GROUP = 'ps -o pgid= -p $$';

test('a Terraform that is watched leads a process group: a Ctrl-C of the terminal does not reach it', async () => {
  const watched: ChildProcess[] = [];
  const { stdout } = await root(GROUP, { watch: (child: ChildProcess) => void watched.push(child) }).run([]);
  expect(watched).toHaveLength(1);
  expect(stdout.trim()).toBe(String(watched[0]?.pid));
});

test('one that nobody watches is of the group of its parent, and ends with it', async () => {
  const [own, parent] = (await root(`${GROUP}; ps -o pgid= -p $PPID`).run([])).stdout.trim().split(/\s+/);
  expect(own).toBe(parent);
});

test.each([
  [{}, '-parallelism=50'],
  [{ parallelism: 7 }, '-parallelism=7'],
])('with %j, an apply is called with %s', async (more, argument) => {
  await expect(
    root('echo "$@" >&2; exit 1', more).apply('x.tfplan', undefined, '-input=false'),
  ).rejects.toThrow(`apply -json ${argument} -input=false x.tfplan`);
});
