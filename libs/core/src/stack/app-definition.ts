import { App } from '../engine/index.js';
import type { Environment } from '../environment/environment.js';
import type { Finding } from '../input/input-error.js';
import { Ledgers } from './ledgers.js';

/** One platform: its environments, and the stacks that each of them has. */
export interface AppDefinition<E extends Environment = Environment> {
  /** One lower-case word: the folder in `apps/`, the first part of every name. */
  readonly name: string;
  readonly environments: readonly E[];
  /** Builds the stacks of one environment, in the order in which they depend on each other. */
  build(target: Target<E>): void;
}

/** One environment of one app, being built. */
export interface Target<E extends Environment = Environment> {
  readonly app: string;
  readonly environment: E;
  readonly root: SynthesisRoot;
}

/** The root of the construct tree of one synthesis, whatever apps and environments it holds. */
export class SynthesisRoot extends App {
  /** What must be unique across all stacks of this synthesis. */
  readonly ledgers = new Ledgers();
  /** What was found while the stacks were rendered, to be reported all at once. */
  readonly findings: Finding[] = [];

  /** Keeps a finding. Elements are resolved several times; what is wrong with one is said once. */
  report(finding: Finding): void {
    const text = JSON.stringify(finding);
    if (!this.findings.some((known) => JSON.stringify(known) === text)) this.findings.push(finding);
  }
}
