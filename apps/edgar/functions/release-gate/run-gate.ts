import {
  type Answer,
  type Limits,
  type Migration,
  nextStep,
  type Situation,
  type Verdict,
} from './next-step.js';

export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** What the gate does in the world. */
export interface GatePorts {
  readonly clock: Clock;
  /** The migration of this release: the one that was started before, or a new one. Asking twice starts one. */
  migrate(release: string): Promise<Migration>;
  look(task: string): Promise<Migration>;
  stop(task: string, because: string): Promise<void>;
  /** Never rejects: no answer is an answer. */
  ask(): Promise<Answer>;
}

export interface GateRun {
  readonly release: string;
  readonly deadline: number;
  /** `fail`: nobody comes back, so what is unfinished has failed. `come-back`: there is another invocation. */
  readonly whenTimeIsUp: 'fail' | 'come-back';
  readonly limits: Limits;
}

/** Takes steps until there is a verdict. A migration that is given up is stopped: it would hold its locks with nobody watching. */
export async function runGate(ports: GatePorts, run: GateRun): Promise<Verdict> {
  let situation: Situation = { now: ports.clock.now(), deadline: run.deadline, answers: [], faults: [] };
  for (;;) {
    const step = nextStep({ ...situation, now: ports.clock.now() }, run.limits);
    if (step.do === 'conclude') return finish(ports, situation.migration, step.verdict, run);
    if (step.afterMs > 0) await ports.clock.sleep(step.afterMs);
    try {
      situation = { ...situation, ...(await take(step.do, ports, situation, run)), faults: [] };
    } catch (error) {
      const fault = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      situation = { ...situation, faults: [...situation.faults, fault] };
    }
  }
}

async function take(
  step: 'migrate' | 'look' | 'ask',
  ports: GatePorts,
  { migration, answers }: Situation,
  { release }: GateRun,
): Promise<Partial<Situation>> {
  if (step === 'ask') return { answers: [...answers, await ports.ask()] };
  if (step === 'look' && migration !== undefined) return { migration: await ports.look(migration.task) };
  return { migration: await ports.migrate(release) };
}

async function finish(
  ports: GatePorts,
  migration: Migration | undefined,
  verdict: Verdict,
  { whenTimeIsUp }: GateRun,
): Promise<Verdict> {
  if (verdict.outcome === 'succeeded') return verdict;
  if (verdict.outcome === 'unfinished' && whenTimeIsUp === 'come-back') return verdict;
  // The task may have ended since: that it can't be stopped changes nothing.
  if (migration?.status === 'running') {
    await ports.stop(migration.task, verdict.because).catch(() => undefined);
  }
  return { outcome: 'failed', because: verdict.because };
}
