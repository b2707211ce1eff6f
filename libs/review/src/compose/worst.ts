import { type Verdict, verdicts } from '../review.js';

/** The worst of several verdicts; `none` when there are none. */
export const worst = (all: readonly Verdict[]): Verdict =>
  all.reduce((a, b) => (verdicts.indexOf(b) > verdicts.indexOf(a) ? b : a), 'none');

/** Compares verdicts, the worst first. */
export const byVerdict = (a: { readonly verdict: Verdict }, b: { readonly verdict: Verdict }): number =>
  verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict);
