import type { Review, ReviewFinding } from '../../review.js';
import { ownFindings } from './rows.js';
import { counted } from '../../render/text/words.js';

/**
 * What a person has to approve, worst first as the review has it. A change that is a danger and that no finding names is named all the
 * same.
 */
export function dangersOf(review: Review): ReviewFinding[] {
  const found = allFindings(review).filter(({ verdict }) => verdict === 'danger');
  const named = new Set(found.map(({ stack, address }) => JSON.stringify([stack, address])));
  const unnamed = review.stacks.flatMap(({ name, changes, drift }) =>
    [...changes, ...drift]
      .filter(({ verdict, address }) => verdict === 'danger' && !named.has(JSON.stringify([name, address])))
      .map(({ address, path, action, because }): ReviewFinding => ({
        rule: 'danger',
        verdict: 'danger',
        stack: name,
        address,
        ...(path === undefined ? {} : { path }),
        what: because === undefined ? action : `${action}: ${because}`,
        fix: 'look at the change before approving it',
      })),
  );
  return [...found, ...unnamed];
}

/** What deserves a look and is no danger. */
export const remarksOf = (review: Review) =>
  allFindings(review).filter(({ verdict }) => verdict === 'review');

const allFindings = (review: Review) => [...review.findings, ...review.stacks.flatMap(ownFindings)];

/** The verdict in a sentence. */
export function headline(review: Review): string {
  const changes = review.stacks.reduce((sum, stack) => sum + stack.changes.length, 0);
  const failed = review.stacks.filter(({ status }) => status === 'failed').length;
  const dangers = dangersOf(review).length;
  const broken = review.policy.filter(({ verdict, isNew }) => verdict === 'fail' && isNew).length;
  const parts = [
    ...(dangers > 0 ? [counted(dangers, 'danger')] : []),
    ...(failed > 0 ? [`${counted(failed, 'stack')} could not be planned`] : []),
    ...(broken > 0 ? [counted(broken, 'new policy failure')] : []),
  ];
  if (parts.length > 0) return `${parts.join(', ')} in ${counted(changes, 'change')}`;
  if (review.verdict === 'none') return 'Nothing changes';
  if (review.verdict === 'safe') return `${counted(changes, 'change')}, none of them a risk that we know of`;
  return `${counted(changes, 'change')}: have a look before approving`;
}
