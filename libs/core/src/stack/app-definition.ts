import { App, type AppConfig } from '../engine/index.js';
import type { Environment } from '../environment/environment.js';
import type { Finding } from '../input/input-error.js';
import { Ledgers } from './ledgers.js';

/** One platform: its environments, and the stacks that each of them has. */
export interface AppDefinition<E extends Environment = Environment> {
  /** One lower-case word: the folder in `apps/`, the first part of every name. */
  readonly name: string;
  readonly environments: readonly E[];
  /**
   * Builds the stacks of one environment, in the order in which they depend on each other, each in a step of
   * `target`, so that what is wrong with one doesn't hide what is wrong with the next.
   */
  build(target: Target<E>): void;
}

/** One environment of one app, being built. */
export interface Target<E extends Environment = Environment> {
  readonly app: string;
  readonly environment: E;
  readonly root: SynthesisRoot;
  /**
   * Builds a part and returns the way to it. A refusal is kept until all steps have run, and a step that asks
   * for a part that was refused is left out: its own problems show when that part is right.
   */
  step<T>(build: () => T): () => T;
}

/** The root of the construct tree of one synthesis, whatever apps and environments it holds. */
export class SynthesisRoot extends App {
  /** The checkout in which the apps lie. */
  readonly workspace: string;
  /** What must be unique across all stacks of this synthesis. */
  readonly ledgers = new Ledgers();
  /** What was found while the stacks were rendered, to be reported all at once. */
  readonly findings: Finding[] = [];
  /** What works, and somebody should know all the same: a price step, an end of support. */
  readonly warnings: Finding[] = [];

  constructor({ workspace, ...options }: AppConfig & { readonly workspace: string }) {
    super(options);
    this.workspace = workspace;
  }

  /** Keeps a finding. Elements are resolved several times; what is wrong with one is said once. */
  report(finding: Finding): void {
    const text = JSON.stringify(finding);
    if (!this.findings.some((known) => JSON.stringify(known) === text)) this.findings.push(finding);
  }
}
