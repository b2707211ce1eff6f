import { is, type Problem, refuse } from '@ashlar/core';

/**
 * Refuses thresholds of a ready-made set that can't be crossed, or always are. What only Terraform knows is none: others are
 * calculated from it, and sentences written.
 */
export function refuseThresholds(
  set: string,
  thresholds: { readonly percents?: object; readonly amounts?: object },
): void {
  refuse(set, [
    ...outside(thresholds.percents ?? {}, 100, 'use a percentage above 0 and up to 100'),
    ...outside(thresholds.amounts ?? {}, Infinity, 'use a number above 0'),
  ]);
}

const outside = (values: object, most: number, fix: string): Problem[] =>
  Object.entries(values)
    .filter(([, value]) => !(typeof value === 'number' && value > 0 && value <= most))
    .map(([prop, value]) => ({ what: is(prop, value), fix }));
