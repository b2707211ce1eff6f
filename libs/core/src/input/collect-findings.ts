import { type Finding, InputError } from './input-error.js';

/**
 * Runs every step, even after one was refused, so that a person sees all problems at once.
 * Errors that are not about input are thrown as they come: they are bugs, not findings.
 */
export function collectFindings(steps: readonly (() => void)[]): Finding[] {
  return steps.flatMap((step) => {
    try {
      step();
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.findings;
      throw error;
    }
  });
}
