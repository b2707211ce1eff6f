import type { Limits, Migration } from './next-step.js';
import type { GatePorts } from './run-gate.js';

/** A world in which time passes only when the gate sleeps or a call takes its time. */
export interface World {
  /** How long the migration takes, and how it ends. */
  readonly migrationMs: number;
  readonly exitCode: number | undefined;
  /** Answers of `/ready`, in order; the last is repeated. */
  readonly ready: readonly boolean[];
  /** Calls, counted over all invocations, that fail. */
  readonly faultyCalls: ReadonlySet<number>;
  readonly callMs: number;
}

export const limits: Limits = {
  migrationMs: 600_000,
  pauseMs: 5000,
  readyInARow: 3,
  asks: 12,
  faults: 5,
};

export class GateWorld implements GatePorts {
  now = 1_000_000;
  calls = 0;
  asked = 0;
  readonly started: string[] = [];
  readonly stopped: string[] = [];
  /** When a migration began, by release: it outlives an invocation. */
  private readonly tasks = new Map<string, number>();

  readonly clock = {
    now: () => this.now,
    sleep: async (ms: number) => void (this.now += ms),
  };

  constructor(readonly world: World) {}

  async migrate(release: string): Promise<Migration> {
    this.call();
    if (!this.tasks.has(release)) {
      this.tasks.set(release, this.now);
      this.started.push(release);
    }
    return this.read(release);
  }

  async look(task: string): Promise<Migration> {
    this.call();
    return this.read(task);
  }

  async stop(task: string): Promise<void> {
    this.stopped.push(task);
  }

  async ask() {
    this.now += this.world.callMs;
    const ready = this.world.ready[Math.min(this.asked, this.world.ready.length - 1)] ?? false;
    this.asked += 1;
    return { ready, said: ready ? 'HTTP 200' : 'HTTP 503' };
  }

  get hasMigrated(): boolean {
    return (
      this.world.exitCode === 0 &&
      [...this.tasks.values()].every((at) => this.now >= at + this.world.migrationMs)
    );
  }

  private read(task: string): Migration {
    const startedAt = this.tasks.get(task) ?? this.now;
    if (this.now < startedAt + this.world.migrationMs) return { status: 'running', task, startedAt };
    return { status: 'ended', task, exitCode: this.world.exitCode, reason: 'Essential container exited' };
  }

  private call(): void {
    this.now += this.world.callMs;
    this.calls += 1;
    if (this.world.faultyCalls.has(this.calls)) throw new Error('Rate exceeded');
  }
}
