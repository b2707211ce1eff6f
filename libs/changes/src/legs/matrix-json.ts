import type { Leg } from './pack-legs.js';

/**
 * A matrix for GitHub Actions, on one line: `{"include":[{"leg":"01","account":"…","stacks":"a b","seconds":61}]}`.
 * Without legs it is `{"include":[]}`, which GitHub refuses to start: the job needs a condition.
 */
export function matrixJson(legs: readonly Leg[]): string {
  const digits = Math.max(2, String(legs.length).length);
  const include = legs.map(({ account, stacks, seconds }, at) => ({
    leg: String(at + 1).padStart(digits, '0'),
    ...{ account, stacks: stacks.join(' '), seconds },
  }));
  return JSON.stringify({ include });
}
