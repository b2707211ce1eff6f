import type { ReviewedChange, ReviewFinding, StackReview } from '../../review.js';

/** Changes of a stack: those whose addresses a reviewer must be able to read, and the others. Both in the order of the review. */
export interface NamedFirst {
  readonly named: readonly ReviewedChange[];
  readonly others: readonly ReviewedChange[];
}

/** Named: what is destroyed or replaced, what nobody knows, and everything that is a danger, of itself or by a finding. */
export function namedFirst({ changes, findings }: StackReview): NamedFirst {
  const endangered = new Set(findings.filter(isDanger).map(({ address }) => address));
  const named: ReviewedChange[] = [];
  const others: ReviewedChange[] = [];
  for (const change of changes) {
    const must = FINAL.has(change.action) || isDanger(change) || endangered.has(change.address);
    (must ? named : others).push(change);
  }
  return { named, others };
}

export const isDanger = ({ verdict }: Pick<ReviewedChange | ReviewFinding, 'verdict'>): boolean =>
  verdict === 'danger';

const FINAL: ReadonlySet<string> = new Set(['delete', 'replace', 'unknown']);
