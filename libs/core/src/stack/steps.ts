import { type Finding, InputError } from '../input/input-error.js';

/** Says that a step needs what an earlier one was refused; never seen by anybody. */
class PartMissing extends Error {}

/** Runs steps that build on each other, and collects what is refused in any of them. */
export class Steps {
  readonly findings: Finding[] = [];

  /** See `Target.step`. */
  readonly step = <T>(build: () => T): (() => T) => {
    try {
      const built = build();
      return () => built;
    } catch (error) {
      if (error instanceof InputError) this.findings.push(...error.findings);
      else if (!(error instanceof PartMissing)) throw error;
      return () => {
        throw new PartMissing();
      };
    }
  };

  /** Runs all of them; a part that is asked for outside of any step ends the run, its refusal is kept. */
  run(build: () => void): readonly Finding[] {
    this.step(build);
    return this.findings;
  }
}
