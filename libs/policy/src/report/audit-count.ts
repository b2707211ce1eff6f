import type { Audit, RuleResult, Verdict } from '../audit.js';

/** How many rules came out how. The first four add up to `rules`. */
export interface AuditCount {
  readonly rules: number;
  readonly pass: number;
  /** With those that are waived. */
  readonly fail: number;
  readonly notApplicable: number;
  readonly needRuntimeEvidence: number;
  readonly waived: number;
}

export function countOf({ results }: Pick<Audit, 'results'>): AuditCount {
  const count = (verdict: Verdict) =>
    results.filter((result: RuleResult) => result.verdict === verdict).length;
  const waived = count('waived');
  return {
    rules: results.length,
    pass: count('pass'),
    fail: count('fail') + waived,
    notApplicable: count('not applicable'),
    needRuntimeEvidence: count('needs runtime evidence'),
    waived,
  };
}

/** `130 rules: 80 pass, 6 fail (6 waived), 30 not applicable, 14 need runtime evidence`. */
export function countLine(audit: Pick<Audit, 'results'>): string {
  const { rules, pass, fail, waived, notApplicable, needRuntimeEvidence } = countOf(audit);
  return (
    `${rules} rules: ${pass} pass, ${fail} fail (${waived} waived), ` +
    `${notApplicable} not applicable, ${needRuntimeEvidence} need runtime evidence`
  );
}
