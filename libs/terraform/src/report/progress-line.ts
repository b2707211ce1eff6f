/** Tells people what is going on: one line for each stack and phase, and on a terminal what is running. */
export class ProgressLine {
  /** What runs, by stack. */
  private readonly live = new Map<string, string>();

  constructor(private readonly out: NodeJS.WriteStream = process.stderr) {}

  /** With a total of nothing, there is nothing to count. */
  running(stack: string, phase: string, finished: number, total: number): void {
    this.live.set(stack, [stack, phase, ...(total > 0 ? [`${finished}/${total}`] : [])].join(' '));
    this.show();
  }

  done(stack: string, phase: string, seconds: number, remark: string): void {
    this.live.delete(stack);
    this.say(`${stack}  ${phase.padEnd(10)}  ${seconds.toFixed(1).padStart(6)} s  ${remark}`.trimEnd());
  }

  say(line: string): void {
    this.clear();
    this.out.write(`${line}\n`);
    this.show();
  }

  /** A line that wraps could not be taken back. */
  private show(): void {
    if (!this.out.isTTY || this.live.size === 0) return;
    this.clear();
    this.out.write([...this.live.values()].join('  |  ').slice(0, this.out.columns - 1));
  }

  private clear(): void {
    if (!this.out.isTTY) return;
    this.out.clearLine(0);
    this.out.cursorTo(0);
  }
}
