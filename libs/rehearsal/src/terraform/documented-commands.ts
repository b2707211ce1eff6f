import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { marked } from 'marked';

/** The commands of a README's code block that is marked with this word: ```sh bootstrap */
export function documentedCommands(readme: string, word: string): string {
  const blocks = marked.lexer(readFileSync(readme, 'utf8')).filter((token) => token.type === 'code');
  const block = blocks.find((token) => (token as { lang?: string }).lang === `sh ${word}`);
  if (block === undefined) throw new Error(`${readme} has no code block marked 'sh ${word}'`);
  return (block as { text: string }).text;
}

export interface CommandOptions {
  /** The folder that stands for the project's. */
  readonly base: string;
  /** The Terraform that the commands find as `terraform`. */
  readonly binary: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs commands as a person would paste them: with nothing of ours that stops them when one fails. */
export async function runCommands(commands: string, { base, binary, env }: CommandOptions): Promise<string> {
  const path = [dirname(binary), env['PATH'] ?? ''].join(delimiter);
  const shell = spawn('bash', ['-c', commands], {
    cwd: base,
    env: { ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (text: Buffer) => (output += text.toString());
  shell.stdout.on('data', collect);
  shell.stderr.on('data', collect);
  const exitCode = await new Promise((resolve, reject) => shell.once('error', reject).once('close', resolve));
  if (exitCode !== 0)
    throw new Error(
      `the documented commands ended with ${String(exitCode)}:\n${stripVTControlCharacters(output).slice(-3000)}`,
    );
  return output;
}
