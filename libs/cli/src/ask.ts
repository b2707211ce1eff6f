import { createInterface } from 'node:readline';
import { refuse } from '@ashlar/core';
import type { Deployment } from '@ashlar/deploy';

/** Refuses when a question is due and nobody is there to answer it. */
export function refuseWithoutTerminal(instead: string): void {
  const what = 'nobody can be asked: this is no terminal';
  refuse('the command', process.stdin.isTTY ? [] : [{ what, fix: instead }]);
}

/** What a person types as an answer; nothing when the input ends, or the work is interrupted. */
export function ask(
  question: string,
  { signal, aborted }: Pick<Deployment['interruption'], 'signal' | 'aborted'>,
): Promise<string> {
  // An event that was before tells nobody.
  if (aborted.aborted) return Promise.resolve('');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    // A terminal that is being read tells of Ctrl-C here, and sends no signal.
    lines.once('SIGINT', signal);
    aborted.addEventListener('abort', () => lines.close(), { once: true });
    lines.once('close', () => resolve(''));
    lines.question(question, (answer) => {
      resolve(answer.trim());
      lines.close();
    });
  });
}
