import { refuse } from '@ashlar/core';
import type { PlanSetSummary, RehearsalReview, Review, ReviewedCommit, ReviewFinding } from '../review.js';
import { findingsInOrder, policyInOrder } from './in-order-of-danger.js';
import { stacksInOrder } from './stacks-in-order.js';
import { verdictOfReview } from './verdict-of-review.js';

/** What only the place that joins several reviews knows. */
export interface WholeChange {
  readonly change?: ReviewedCommit;
  readonly planSet?: PlanSetSummary;
  readonly rehearsal?: RehearsalReview;
  /** Besides those of the parts. */
  readonly findings?: readonly ReviewFinding[];
  /**
   * Names of stacks as they are to be applied.
   * @default - after what they depend on, else by name
   */
  readonly order?: readonly string[];
}

/**
 * One review of several, each of which was made and masked on its own. A stack may be in one of them only. Where one shows no
 * values, the whole is one without: it says the least that any of them says.
 */
export function mergeReviews(reviews: readonly Review[], whole: WholeChange = {}): Review {
  const all = reviews.flatMap((review) => review.stacks);
  const names = all.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, place) => names.indexOf(name) !== place))].sort();
  if (twice.length > 0)
    refuse(
      'the parts of this review',
      twice.map((name) => ({
        what: `${name} is in two of them`,
        fix: 'plan each stack in one leg, and take the artifacts of one run',
      })),
    );
  const stacks = stacksInOrder(all, whole.order);
  const findings = findingsInOrder(
    distinct([...reviews.flatMap((review) => review.findings), ...(whole.findings ?? [])]),
  );
  const policy = policyInOrder(distinct(reviews.flatMap((review) => review.policy)));
  const change = whole.change ?? reviews.find((review) => review.change !== undefined)?.change;
  const rehearsal = whole.rehearsal ?? joined(reviews.flatMap((review) => review.rehearsal ?? []));
  return {
    schemaVersion: 1,
    verdict: verdictOfReview({ stacks, findings, policy }),
    values: reviews.some(({ values }) => values === 'none') ? 'none' : 'masked',
    ...(change === undefined ? {} : { change }),
    ...(whole.planSet === undefined ? {} : { planSet: whole.planSet }),
    stacks,
    findings,
    policy,
    ...(rehearsal === undefined ? {} : { rehearsal }),
  };
}

function joined(parts: readonly RehearsalReview[]): RehearsalReview | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  return {
    from: first.from,
    replaced: parts.flatMap(({ replaced }) => replaced),
    destroyed: parts.flatMap(({ destroyed }) => destroyed),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  };
}

const distinct = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
