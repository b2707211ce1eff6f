import type { PolicyFinding, Review, Verdict } from '../review.js';
import { worst } from './worst.js';

/** The worst of stacks, findings and policies. */
export const verdictOfReview = ({
  stacks,
  findings,
  policy,
}: Pick<Review, 'stacks' | 'findings' | 'policy'>): Verdict =>
  worst([...stacks, ...findings].map(({ verdict }) => verdict).concat(policy.map(verdictOfPolicy)));

/**
 * What fails because of this change is a danger. What failed before is not this change's doing, and still told; what depends on
 * something unknown has to be looked at.
 */
function verdictOfPolicy({ verdict, isNew }: PolicyFinding): Verdict {
  if (verdict === 'waived') return 'none';
  return verdict === 'fail' && isNew ? 'danger' : 'review';
}
