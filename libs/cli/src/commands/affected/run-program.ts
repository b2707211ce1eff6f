import { spawn } from 'node:child_process';

export interface ProgramResult {
  readonly ok: boolean;
  /** What it wrote to standard error, and to standard output if that is all there is. */
  readonly said: string;
}

/** Runs a program to its end; stopped by the signal, it has ended too when this returns. */
export function runProgram(
  command: string,
  args: readonly string[],
  { cwd, signal }: { readonly cwd: string; readonly signal: AbortSignal },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    // What others know of this folder stays as it is.
    const env = { ...process.env, ASHLAR_CACHE: 'off' };
    // npm takes anything else for a wish to go back to what was installed before. All of it is thrown away.
    const killSignal = 'SIGKILL';
    const child = spawn(command, args, { cwd, env, signal, killSignal, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
    // It is told of here when there is no such program, and when it is stopped; `close` comes after both.
    child.once('error', (error) => (texts.stderr ||= error.message));
    child.once('close', (code) =>
      resolve({ ok: code === 0, said: texts.stderr.trim() || texts.stdout.trim() }),
    );
  });
}
