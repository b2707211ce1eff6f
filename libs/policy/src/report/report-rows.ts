import { type Audit, type RuleResult, type Verdict, verdicts, type WaivableJudgement } from '../audit.js';
import type { Waiver } from '../waiver.js';

/** A row of a report: a rule, and what there is to say about it. */
export interface ReportRow {
  readonly id: string;
  readonly verdict: Verdict;
  readonly seen: readonly Seen[];
  /** How to mend what fails; why what is waived may stay. */
  readonly remedies: readonly string[];
}

/** Resources about which the same is to be said. */
export interface Seen {
  readonly resources: readonly string[];
  readonly reason: string;
}

/** What a reader has to act on first, then in the order of the pack. */
export const rowsOf = ({ results }: Audit): ReportRow[] =>
  verdicts.flatMap((verdict) => results.filter((result) => result.verdict === verdict).map(rowOf));

const rowOf = ({ id, verdict, judgements, holds, fix }: RuleResult): ReportRow => ({
  id,
  verdict,
  seen: seenIn(verdict, judgements, holds),
  remedies: [...(verdict === 'fail' ? [`fix: ${fix}`] : []), ...waiversIn(judgements).map(waiverText)],
});

function seenIn(verdict: Verdict, judgements: readonly WaivableJudgement[], holds: string): Seen[] {
  const resources = judgements.map(({ resource }) => resource);
  if (verdict === 'not applicable') return [{ resources, reason: 'no such resource' }];
  if (verdict === 'pass') return [{ resources, reason: holds }];
  const byReason = new Map<string, string[]>();
  for (const { resource, reason, ...judgement } of judgements) {
    if (judgement.verdict === 'pass') continue;
    const said = judgement.verdict === 'unknown' ? `unknown: ${reason}` : reason;
    byReason.set(said, [...(byReason.get(said) ?? []), resource]);
  }
  return [...byReason].map(([reason, those]) => ({ resources: those, reason }));
}

const waiversIn = (judgements: readonly WaivableJudgement[]) => [
  ...new Set(judgements.flatMap(({ waiver }) => waiver ?? [])),
];

const waiverText = ({ resources, expires, owner, reason }: Waiver) =>
  `waived${resources === undefined ? '' : ` for ${resources.join(', ')}`} until ${expires} by ${owner}: ${reason}`;
