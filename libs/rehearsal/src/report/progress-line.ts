import type { Phase } from './rehearsal-report.js';

/** Tells people what is going on: one line for each stack and phase, and on a terminal the count while it runs. */
export class ProgressLine {
  constructor(private readonly out: NodeJS.WriteStream = process.stderr) {}

  running(stack: string, phase: Phase, finished: number, total: number): void {
    if (!this.out.isTTY) return;
    this.out.clearLine(0);
    this.out.cursorTo(0);
    this.out.write(`${stack}  ${phase}  ${finished}/${total}`);
  }

  done(stack: string, phase: Phase, seconds: number, remark: string): void {
    if (this.out.isTTY) {
      this.out.clearLine(0);
      this.out.cursorTo(0);
    }
    this.say(`${stack}  ${phase.padEnd(10)}  ${seconds.toFixed(1).padStart(6)} s  ${remark}`.trimEnd());
  }

  say(line: string): void {
    this.out.write(`${line}\n`);
  }
}
