import type { Review } from '@ashlar/review';
import { type ExitCode, exitCodes } from '../../exit-codes.js';

/** What a review exits with. A rule that fails comes first: an approval doesn't mend it. */
export function reviewCode({ verdict, policy }: Pick<Review, 'verdict' | 'policy'>): ExitCode {
  if (policy.some((finding) => finding.verdict === 'fail')) return exitCodes.policy;
  if (verdict === 'danger') return exitCodes.danger;
  return verdict === 'none' ? exitCodes.done : exitCodes.changes;
}
