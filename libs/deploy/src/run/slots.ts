/** Lets a limited number of things run at once. */
export class Slots {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly idle: (() => void)[] = [];

  constructor(private readonly atOnce: number) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running++;
    // Who leaves hands the slot over, so that nobody comes between.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next !== undefined) next();
      else this.leave();
    }
  }

  /** When nothing runs and nothing waits to run, after whoever left has begun what comes next. */
  async whenIdle(): Promise<void> {
    if (this.running > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    if (this.running > 0) await this.whenIdle();
  }

  private leave(): void {
    this.running--;
    if (this.running === 0) this.idle.splice(0).forEach((resolve) => resolve());
  }
}
