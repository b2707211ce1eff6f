/** The one-off task that migrates the database. */
export type Migration =
  | { readonly status: 'running'; readonly task: string; readonly startedAt: number }
  | {
      readonly status: 'ended';
      readonly task: string;
      /** Undefined when the container never ran: an image that can't be pulled, a secret that can't be read. */
      readonly exitCode: number | undefined;
      readonly reason: string;
    };

/** What `/ready` of the new tasks said. */
export interface Answer {
  readonly ready: boolean;
  readonly said: string;
}

/** All that is known in this invocation. Times are milliseconds. */
export interface Situation {
  readonly now: number;
  /** When the verdict has to be there. */
  readonly deadline: number;
  readonly migration?: Migration | undefined;
  readonly answers: readonly Answer[];
  /** Calls to AWS that failed since the last that worked. */
  readonly faults: readonly string[];
}

export interface Limits {
  /** How long a migration may take, over all invocations. */
  readonly migrationMs: number;
  readonly pauseMs: number;
  /** Answers in a row that count as ready: a load balancer asks one task at a time. */
  readonly readyInARow: number;
  readonly asks: number;
  readonly faults: number;
}

export type Verdict =
  | { readonly outcome: 'succeeded' }
  | { readonly outcome: 'failed'; readonly because: string }
  /** Nothing is wrong, and the time of this invocation is over. */
  | { readonly outcome: 'unfinished'; readonly because: string };

export type Step =
  | { readonly do: 'migrate' | 'look' | 'ask'; readonly afterMs: number }
  | { readonly do: 'conclude'; readonly verdict: Verdict };

const conclude = (verdict: Verdict): Step => ({ do: 'conclude', verdict });
const fail = (because: string): Step => conclude({ outcome: 'failed', because });

/** The gate's thought: what to do next, from what is known. */
export function nextStep(situation: Situation, limits: Limits): Step {
  const { now, deadline, migration, answers, faults } = situation;
  if (migration?.status === 'ended' && migration.exitCode !== 0) return fail(failureOf(migration));
  if (isReady(answers, limits.readyInARow)) return conclude({ outcome: 'succeeded' });
  const lastAnswer = answers.at(-1);
  if (lastAnswer !== undefined && answers.length >= limits.asks) {
    return fail(`not ready after ${answers.length} asks: ${lastAnswer.said}`);
  }
  if (faults.length >= limits.faults) return fail(`AWS could not be asked: ${faults.at(-1)}`);
  if (migration?.status === 'running' && now - migration.startedAt >= limits.migrationMs) {
    return fail(`the migration took longer than ${limits.migrationMs / 1000} seconds`);
  }
  const isFirst = faults.length === 0 && (migration === undefined || isFresh(migration, answers));
  const afterMs = isFirst ? 0 : limits.pauseMs;
  if (now + afterMs >= deadline) {
    if (lastAnswer !== undefined) return fail(`not ready when time was up: ${lastAnswer.said}`);
    const ended = migration?.status === 'ended';
    const because = ended ? 'no time was left to ask' : 'the migration had not ended when time was up';
    return conclude({ outcome: 'unfinished', because });
  }
  if (migration === undefined) return { do: 'migrate', afterMs };
  return { do: migration.status === 'running' ? 'look' : 'ask', afterMs };
}

function isFresh(migration: Migration, answers: readonly Answer[]): boolean {
  return migration.status === 'ended' && answers.length === 0;
}

function isReady(answers: readonly Answer[], inARow: number): boolean {
  const last = answers.slice(-inARow);
  return last.length === inARow && last.every(({ ready }) => ready);
}

function failureOf(migration: Migration & { status: 'ended' }): string {
  const { exitCode, reason } = migration;
  return exitCode === undefined
    ? `the migration did not run: ${reason}`
    : `the migration failed with exit code ${exitCode}: ${reason}`;
}
