import { mkdtempSync, writeFileSync } from 'node:fs';
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

test('commands stop at the first that fails, and say what they had printed', async () => {
  await expect(run('echo before; false; echo after')).rejects.toThrow(/ended with 1:\nbefore\n$/);
});

test('a variable that nobody set stops the commands', async () => {
  await expect(run('echo "$NOBODY_SET_THIS"')).rejects.toThrow('unbound variable');
});
