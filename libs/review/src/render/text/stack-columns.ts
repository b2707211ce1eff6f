import type { ChangeCounts, PolicyFinding, StackReview } from '../../review.js';
import { changesAnything } from '../review-summary-line.js';
import { counted, figure } from './words.js';

/** A column of the table of stacks. */
export interface Column {
  readonly title: string;
  /** Stands on the right. */
  readonly isNumber?: boolean;
  /** Empty where there is nothing to say; a column of which that is so everywhere is left out. */
  readonly cell: (row: Row) => string;
}

/** One stack, or the sum of several. */
export interface Row {
  readonly name: string;
  readonly verdict: string;
  readonly state: string;
  readonly counts: ChangeCounts;
  readonly fails: number;
  readonly unknowns: number;
}

const count = (title: string, key: keyof ChangeCounts): Column => ({
  ...{ title, isNumber: true },
  cell: ({ counts }) => (counts[key] === 0 ? '' : figure(counts[key])),
});

export const stackColumns: readonly Column[] = [
  { title: 'stack', cell: ({ name }) => name },
  { title: 'verdict', cell: ({ verdict }) => verdict },
  count('+', 'create'),
  count('~', 'update'),
  count('±', 'replace'),
  count('−', 'delete'),
  count('unknown', 'unknown'),
  count('moved', 'move'),
  count('imported', 'import'),
  count('forgotten', 'forget'),
  count('outputs', 'outputs'),
  count('drift', 'drift'),
  {
    title: 'policy',
    cell: ({ fails, unknowns }) =>
      [
        ...(fails > 0 ? [`${figure(fails)} fail`] : []),
        ...(unknowns > 0 ? [`${figure(unknowns)} unknown`] : []),
      ].join(', '),
  },
  { title: 'state', cell: ({ state }) => state },
];

export function rowOf({ name, verdict, status, counts }: StackReview, policy: readonly PolicyFinding[]): Row {
  return {
    name,
    verdict,
    state: status === 'planned' ? '' : status,
    counts,
    fails: policy.filter((finding) => finding.verdict === 'fail').length,
    unknowns: policy.filter((finding) => finding.verdict === 'unknown').length,
  };
}

/** Whether there is nothing to tell of a stack. */
export const isQuiet = ({ verdict, findings }: StackReview, { counts, state, fails, unknowns }: Row) =>
  verdict === 'none' &&
  state === '' &&
  findings.length + counts.drift + fails + unknowns === 0 &&
  !changesAnything(counts);

/** Several stacks in one row. */
export function sumOf(rows: readonly Row[]): Row {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const counts = Object.fromEntries(
    Object.keys(rows[0]?.counts ?? {}).map((key) => [
      key,
      sum((row) => row.counts[key as keyof ChangeCounts]),
    ]),
  ) as unknown as ChangeCounts;
  return {
    name: `and ${counted(rows.length, 'more stack', 'more stacks')}`,
    verdict: '',
    state: '',
    counts,
    fails: sum(({ fails }) => fails),
    unknowns: sum(({ unknowns }) => unknowns),
  };
}
