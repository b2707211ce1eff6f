import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentedCommands, runCommands } from './documented-commands.js';

const base = mkdtempSync(join(tmpdir(), 'ashlar-readme-'));
const readme = join(base, 'README.md');
writeFileSync(
  readme,
  ['# x', '```sh', 'echo other', '```', '```sh hello', 'echo "hello $WHO"', '```'].join('\n'),
);

const run = (commands: string) =>
  runCommands(commands, { base, binary: process.execPath, env: { ...process.env, WHO: 'reader' } });

test('the block that is marked with the word is the one that runs', async () => {
  expect(await run(documentedCommands(readme, 'hello'))).toBe('hello reader\n');
});

test('a block that a README lost is named', () => {
  expect(() => documentedCommands(readme, 'undo')).toThrow("README.md has no code block marked 'sh undo'");
});

test('commands that end badly say what they had printed', async () => {
  await expect(run('echo before; false')).rejects.toThrow(/ended with 1:\nbefore\n$/);
});

/** A `terraform` that fails at its nth call, and otherwise does nothing. */
function failingTerraform(nth: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-terraform-'));
  const calls = join(folder, 'calls');
  const script = `#!/bin/sh\necho x >> ${calls}\ntest "$(wc -l < ${calls})" -ne ${nth}\n`;
  writeFileSync(join(folder, 'terraform'), script, { mode: 0o755 });
  return join(folder, 'terraform');
}

test.each([
  ['bootstrap', 5],
  ['migrate', 4],
])('wherever Terraform fails, the commands to %s never lose the state', async (word, calls) => {
  for (let nth = 1; nth <= calls; nth++) {
    const project = mkdtempSync(join(tmpdir(), 'ashlar-project-'));
    const stack = join(project, 'cdktf.out/stacks/some-stack');
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, 'cdk.tf.json'), '{}');
    writeFileSync(join(stack, 'terraform.tfstate'), 'precious');

    const commands = documentedCommands(join(__dirname, '../../../../apps/state/README.md'), word);
    const options = {
      base: project,
      binary: failingTerraform(nth),
      env: { ...process.env, STACK: 'some-stack' },
    };
    await expect(runCommands(commands, options)).rejects.toThrow('the documented commands ended with 1');

    expect(readFileSync(join(stack, 'terraform.tfstate'), 'utf8')).toBe('precious');
  }
});

test.each(['bootstrap', 'migrate', 'undo'])(
  'the commands to %s do nothing until a stack is named',
  async (word) => {
    const project = mkdtempSync(join(tmpdir(), 'ashlar-project-'));
    const commands = documentedCommands(join(__dirname, '../../../../apps/state/README.md'), word);
    const options = { base: project, binary: failingTerraform(1), env: { PATH: process.env['PATH'] } };
    await expect(runCommands(commands, options)).rejects.toThrow('STACK: parameter null or not set');
    expect(readdirSync(project)).toEqual([]);
  },
);
