import type {
  PolicyFinding,
  Review,
  ReviewedChange,
  ReviewFinding,
  ShownValue,
  StackReview,
} from '../../review.js';
import { grouped } from '../../render/text/grouped.js';
import type { Findable } from './search.js';

/** A change as a line of the page: what can be searched for, and what is said about it elsewhere in the review. */
export interface Row extends Findable {
  readonly change: ReviewedChange;
  readonly kind: 'change' | 'drift';
  readonly findings: readonly ReviewFinding[];
  readonly policy: readonly PolicyFinding[];
}

/** All changes of all stacks in the order of the review, what drifted after what is changed. */
export function rowsOf(review: Review): Row[] {
  const findings = grouped(
    [...review.findings, ...review.stacks.flatMap(ownFindings)],
    ({ stack, address }) => key(stack, address),
  );
  const policy = grouped(review.policy, ({ stack, address }) => key(stack, address));
  return review.stacks.flatMap((stack) => {
    const changed = new Set(stack.changes.map(({ address }) => address));
    return [
      ...stack.changes.map((change) => row(stack.name, change, 'change', said(stack.name, change))),
      // What is said of a resource is said of its change, where it has one.
      ...stack.drift.map((change) =>
        row(stack.name, change, 'drift', changed.has(change.address) ? nothing : said(stack.name, change)),
      ),
    ];
  });

  function said(stack: string, { address }: ReviewedChange): Said {
    const about = key(stack, address);
    return { findings: findings.get(about) ?? [], policy: policy.get(about) ?? [] };
  }
}

type Said = Pick<Row, 'findings' | 'policy'>;

const nothing: Said = { findings: [], policy: [] };

const row = (stack: string, change: ReviewedChange, kind: Row['kind'], said: Said): Row => ({
  stack,
  kind,
  change,
  action: change.action,
  verdict: change.verdict,
  type: change.type,
  hasPolicy: said.policy.length > 0,
  ...said,
  text: searchText(stack, change, said),
});

/** Findings of a stack say of which stack they are only when somebody else than the stack holds them. */
export const ownFindings = ({ name, findings }: StackReview): ReviewFinding[] =>
  findings.map((finding) => ({ stack: name, ...finding }));

/** The page shows a stack and an address at the same place, whatever they are made of. */
const key = (stack = '', address = '') => JSON.stringify([stack, address]);

function searchText(stack: string, change: ReviewedChange, said: Said) {
  return [
    stack,
    change.address,
    change.path,
    change.action,
    change.verdict,
    change.because,
    change.movedFrom,
    change.importId,
    ...change.attributes.flatMap(({ path, before, after }) => [path, textOf(before), textOf(after)]),
    ...said.findings.flatMap(({ rule, what }) => [rule, what]),
    ...said.policy.flatMap(({ pack, rule, reason }) => [pack, rule, reason]),
  ]
    .filter((text) => text !== undefined)
    .join('\n')
    .toLowerCase();
}

const textOf = (value: ShownValue | undefined) => (value?.kind === 'value' ? value.text : value?.kind);
