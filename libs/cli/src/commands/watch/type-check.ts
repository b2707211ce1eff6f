import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** Checks types beside the syntheses, with the sources as they are; an edit ends the check that is under way. */
export class TypeCheck {
  private running: ChildProcess | undefined;

  constructor(
    private readonly root: string,
    private readonly print: (text: string) => void,
  ) {}

  start(): void {
    const check = spawn(process.execPath, [join(this.root, 'scripts/typecheck.mjs'), '--if-installed'], {
      cwd: this.root,
      // A group of its own, so that the compiler that it starts ends with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running = check;
    let said = '';
    for (const stream of [check.stdout, check.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    check.once('close', (code) => {
      if (this.running !== check) return;
      this.running = undefined;
      this.print(code === 0 ? said.trim() || 'types are right' : `types are wrong\n${said.trim()}`);
    });
  }

  stop(): void {
    const { running } = this;
    this.running = undefined;
    if (running?.pid === undefined) return;
    try {
      process.kill(-running.pid);
    } catch {
      // It has ended by itself.
    }
  }
}
