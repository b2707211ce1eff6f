import type { StackReport } from './rehearsal-report.js';

/** What became of the resource instances of an environment. */
export interface Tally {
  readonly instances: number;
  /** Applied, unchanged in the second plan, and destroyed. */
  readonly rehearsed: number;
  /** The emulator or its provider does not carry them. */
  readonly leftOut: number;
  /** The rest: of stacks that failed. */
  readonly failed: number;
  /** Stacks that nothing was planned of, so that nobody counted their instances. */
  readonly uncounted: number;
}

export function tally(stacks: readonly StackReport[]): Tally {
  const sum = (of: (stack: StackReport) => number) => stacks.reduce((total, stack) => total + of(stack), 0);
  const instances = sum((stack) => stack.instances);
  const leftOut = sum((stack) => stack.instances - stack.carried);
  const rehearsed = sum(({ converged, applied, destroyed }) =>
    converged ? Math.min(applied, destroyed) : 0,
  );
  return {
    ...{ instances, rehearsed, leftOut, failed: instances - leftOut - rehearsed },
    uncounted: stacks.filter((stack) => stack.instances === 0 && stack.problems.length > 0).length,
  };
}

/** `412 of 418 resource instances (98.6 %) were applied, unchanged and destroyed; 6 left out` */
export function tallyLine({ instances, rehearsed, leftOut, failed, uncounted }: Tally): string {
  // Rounded down: only all of them are 100 %.
  const share = instances === 0 ? 0 : Math.floor((rehearsed / instances) * 1000) / 10;
  const rest = [
    leftOut > 0 && `${leftOut} left out`,
    failed > 0 && `${failed} not`,
    uncounted > 0 && `${uncounted === 1 ? '1 stack was' : `${uncounted} stacks were`} never planned`,
  ].filter((part) => part !== false);
  const done = `${rehearsed} of ${instances} resource instances (${share.toFixed(1)} %) were applied, unchanged and destroyed`;
  return [done, ...rest].join('; ');
}
