import { availableParallelism } from 'node:os';
import { InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { ProgressLine, TerraformFailed } from '@ashlar/terraform';
import { explainFailure } from '../failures/explain-failure.js';
import { DeployPlace } from '../place/deploy-place.js';
import type { DeployedState } from '../place/deployed-state.js';
import { Interruption } from './interruption.js';
import { terraformsAtOnce } from './memory-budget.js';
import { Slots } from './slots.js';

export interface DeploymentOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where the stacks were synthesized. */
  readonly outdir: string;
  /** Those that were asked for. */
  readonly stacks: readonly WrittenStack[];
  /** All that there are: what reads from what. */
  readonly all: readonly WrittenStack[];
  readonly env?: NodeJS.ProcessEnv;
  readonly progress?: ProgressLine;
  /** What all Terraforms may use together. @default - half of what is free */
  readonly memoryMb?: number | undefined;
  /** Resources at once within a stack. @default 10 */
  readonly parallelism?: number | undefined;
}

/** What became of one step of one stack. */
export type Attempt<T> = { readonly seconds: number } & (
  { readonly value: T } | { readonly error: InputError } | { readonly interrupted: true }
);

/** Told of progress within a step: how many of how many. */
export type Advance = (finished: number, total: number) => void;

/** What commands that run Terraform in several stacks have at hand: a place, a budget, progress, and a way to stop. */
export class Deployment {
  private constructor(
    readonly options: DeploymentOptions,
    readonly place: DeployPlace,
    readonly slots: Slots,
    readonly progress: ProgressLine,
    readonly interruption: Interruption,
  ) {}

  /** Opens one for the time of some work, in which a Ctrl-C ends what runs in good order. */
  static async run<T>(options: DeploymentOptions, work: (deployment: Deployment) => Promise<T>): Promise<T> {
    const { env = process.env, progress = new ProgressLine(), memoryMb, all } = options;
    const say = (line: string) => progress.say(line);
    const interruption = new Interruption({ say });
    return interruption.during(async () => {
      const { watch } = interruption;
      const place = await DeployPlace.open({ ...options, stacks: all, env, report: say, watch });
      const atOnce = terraformsAtOnce({ memoryMb, processors: availableParallelism() });
      return work(new Deployment(options, place, new Slots(atOnce), progress, interruption));
    });
  }

  /** Runs a step of a stack when there is memory for it. A failure of Terraform is explained, not thrown. */
  attempt<T>(
    stack: WrittenStack,
    phase: string,
    work: (advance: Advance) => Promise<T>,
    remark: (value: T) => string = () => '',
  ): Promise<Attempt<T>> {
    return this.slots.use(async () => {
      if (this.interruption.interrupted) return { interrupted: true, seconds: 0 };
      const started = performance.now();
      const seconds = () => (performance.now() - started) / 1000;
      const { progress } = this;
      const { name } = stack;
      progress.running(name, phase, 0, 0);
      try {
        const value = await work((finished, total) => progress.running(name, phase, finished, total));
        progress.done(name, phase, seconds(), remark(value));
        return { value, seconds: seconds() };
      } catch (error) {
        const isStopped = this.interruption.interrupted && isOfInterruption(error);
        progress.done(name, phase, seconds(), isStopped ? 'interrupted' : 'failed');
        if (isStopped) return { interrupted: true, seconds: seconds() };
        return { error: this.explained(stack, error), seconds: seconds() };
      }
    });
  }

  /** Of stacks, whether they are deployed. One that can't be told is an error. */
  async states(stacks: readonly WrittenStack[]): Promise<Map<string, DeployedState | undefined>> {
    const found = await Promise.all(
      stacks.map((stack) =>
        this.slots.use(async () => {
          try {
            return [stack.name, await this.place.stateOf(stack)] as const;
          } catch (error) {
            throw this.explained(stack, error);
          }
        }),
      ),
    );
    return new Map(found);
  }

  private explained(stack: WrittenStack, error: unknown): InputError {
    if (error instanceof InputError) return error;
    if (!(error instanceof TerraformFailed)) throw error;
    const { place } = this;
    return explainFailure(error, {
      stack: stack.name,
      folder: place.folder(stack),
      env: place.env,
      terraform: place.terraform.path,
    });
  }
}

/** What a Ctrl-C brings about is no news; a state that could not be saved is, whatever ended the command. */
const isOfInterruption = (error: unknown) =>
  error instanceof TerraformFailed && !/save state|persist state|errored\.tfstate/i.test(error.message);
