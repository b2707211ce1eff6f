import { isKnown, type Problem, wholeNumberProblems as rangeProblems } from '@ashlar/core';

/**
 * Holds for a number that has to stand in the code: what is calculated from it, or written into JSON, can't wait
 * for Terraform.
 */
export function wholeNumberProblems(prop: string, value: unknown, min: number, max: number): Problem[] {
  if (isKnown(value)) return rangeProblems(prop, value, min, max);
  return [{ what: `${prop} is a number that only Terraform knows`, fix: 'write the number down' }];
}

/** The same, for a number that may be left out. */
export const optionalNumberProblems = (prop: string, value: unknown, min: number, max: number): Problem[] =>
  value === undefined ? [] : wholeNumberProblems(prop, value, min, max);
