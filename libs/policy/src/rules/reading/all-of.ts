import type { Verdict } from './verdict.js';

/** The worst of several verdicts about one resource, with the reasons of all that are as bad. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  const worst =
    (['fail', 'unknown'] as const).find((kind) => verdicts.some(({ verdict }) => verdict === kind)) ?? 'pass';
  const reasons = verdicts.filter(({ verdict }) => verdict === worst).map(({ reason }) => reason);
  return { verdict: worst, reason: reasons.join('; ') };
}
