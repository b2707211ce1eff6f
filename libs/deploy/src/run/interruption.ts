import type { ChildProcess } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** 128 and the number of SIGINT, as shells say it. */
const INTERRUPTED = 130;

export interface InterruptionOptions {
  readonly say: (line: string) => void;
  /** @default - `process.exit` */
  readonly exit?: (code: number) => void;
}

/**
 * What a Ctrl-C does. The first asks every Terraform, once, to finish what it is doing and to release its lock; a
 * second ends all of them at once. Terraform takes two signals for "at once" too, so it leads a process group that the
 * terminal's signal doesn't reach (`watch` of `TerraformRoot`).
 */
export class Interruption {
  private readonly children = new Set<ChildProcess>();
  private readonly controller = new AbortController();
  private signals = 0;

  constructor(private readonly options: InterruptionOptions) {}

  get interrupted(): boolean {
    return this.signals > 0;
  }

  /** Aborted by the first signal: what waits for a person waits no longer. */
  get aborted(): AbortSignal {
    return this.controller.signal;
  }

  readonly watch = (child: ChildProcess): void => {
    this.children.add(child);
    child.once('close', () => this.children.delete(child));
    if (this.interrupted) child.kill('SIGINT');
  };

  /** Listens while this runs. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    for (const signal of SIGNALS) process.on(signal, this.signal);
    for (const stream of STREAMS) stream.on('error', nobodyReads);
    try {
      return await work();
    } finally {
      for (const signal of SIGNALS) process.removeListener(signal, this.signal);
      for (const stream of STREAMS) stream.removeListener('error', nobodyReads);
    }
  }

  readonly signal = (): void => {
    const { say, exit = (code: number) => process.exit(code) } = this.options;
    this.signals++;
    if (this.signals === 1) {
      say(
        'interrupted: nothing new is begun, and Terraform finishes what it is doing and releases its locks; press Ctrl-C again to end at once',
      );
      for (const child of this.children) child.kill('SIGINT');
      this.controller.abort();
      return;
    }
    const running = this.children.size;
    for (const child of this.children) killGroup(child);
    say(
      running === 0
        ? 'ended'
        : 'ended at once: a lock may have stayed, and resources that no state knows; `ashlar doctor` says who holds which lock, and the command that unlocks',
    );
    exit(INTERRUPTED);
  };
}

const STREAMS = [process.stdout, process.stderr];

/**
 * The terminal was closed, or a Ctrl-C has ended the `tee` behind us. That would end this process, and with it each
 * Terraform as soon as it writes, in the middle of what it does: its lock would stay.
 */
const nobodyReads = () => undefined;

/** With the provider's processes, which Terraform started. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}
