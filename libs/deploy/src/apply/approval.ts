import type { PlannedStack } from '../plan/plan-table.js';
import type { Slots } from '../run/slots.js';

/** `all`: these, and whatever follows. */
export type Answer = 'yes' | 'all' | 'no';

/** Asks about stacks that are planned. How many follow when they are applied, nobody can plan yet. */
export type Ask = (planned: readonly PlannedStack[], following: number) => Promise<Answer>;

interface Pending {
  readonly planned: PlannedStack;
  readonly answer: (approved: boolean) => void;
  readonly fail: (error: unknown) => void;
}

export interface ApprovalOptions {
  /** @default - everything is approved */
  readonly ask?: Ask | undefined;
  /** Told of what is approved without a question. */
  readonly announce: (planned: PlannedStack) => void;
  readonly slots: Slots;
  /** Stacks of which it is not known yet what they will do. */
  readonly following: () => number;
}

/**
 * Collects what is planned until nothing runs any more, and asks about all of it at once: a person is asked as
 * seldom as the order of stacks allows, and while nothing else moves on the screen.
 */
export class Approval {
  private pending: Pending[] = [];
  private answered: Answer;

  constructor(private readonly options: ApprovalOptions) {
    this.answered = options.ask === undefined ? 'all' : 'yes';
  }

  get declined(): boolean {
    return this.answered === 'no';
  }

  async of(planned: PlannedStack): Promise<boolean> {
    if (this.answered === 'all') this.options.announce(planned);
    if (this.answered !== 'yes') return this.answered === 'all';
    return new Promise((answer, fail) => {
      this.pending.push({ planned, answer, fail });
      if (this.pending.length === 1) void this.askAll();
    });
  }

  private async askAll(): Promise<void> {
    const { slots, ask, following } = this.options;
    await slots.whenIdle();
    const asked = this.pending;
    this.pending = [];
    try {
      const planned = asked.map((one) => one.planned);
      this.answered = (await ask?.(planned, following())) ?? 'no';
      for (const { answer } of asked) answer(this.answered !== 'no');
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  }
}
