import { type Problem, wholeNumberProblems } from '@ashlar/core';

/** A number that is given and is no whole one, or out of its range. */
export const optionalNumberProblems = (prop: string, value: unknown, min: number, max: number): Problem[] =>
  value === undefined ? [] : wholeNumberProblems(prop, value, min, max);
