import type { PolicyFinding, ReviewedChange, ReviewFinding } from '../review.js';
import { byVerdict } from './worst.js';

/** What is gone for good comes before what is only different. */
const ACTIONS: readonly ReviewedChange['action'][] = [
  ...(['unknown', 'delete', 'replace', 'forget', 'update', 'create', 'import', 'move'] as const),
];

/** Worst first, then by action, then by address. */
export const changesInOrder = (changes: readonly ReviewedChange[]): ReviewedChange[] =>
  [...changes].sort(
    (a, b) =>
      byVerdict(a, b) ||
      ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action) ||
      byText(a.address, b.address) ||
      byText(a.deposed ?? '', b.deposed ?? ''),
  );

/** Worst first, then by stack, address and rule. */
export const findingsInOrder = (findings: readonly ReviewFinding[]): ReviewFinding[] =>
  [...findings].sort((a, b) => byVerdict(a, b) || byText(keyOf(a), keyOf(b)));

const keyOf = ({ stack = '', address = '', rule, what }: ReviewFinding) =>
  [stack, address, rule, what].join('\u0000');

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What fails first, what is new before what isn't; then by stack, address and rule. */
export const policyInOrder = (findings: readonly PolicyFinding[]): PolicyFinding[] =>
  [...findings].sort(
    (a, b) =>
      POLICY.indexOf(a.verdict) - POLICY.indexOf(b.verdict) ||
      Number(b.isNew) - Number(a.isNew) ||
      byText(policyKey(a), policyKey(b)),
  );

const POLICY: readonly PolicyFinding['verdict'][] = ['fail', 'unknown', 'waived'];

const policyKey = ({ stack = '', address, pack, rule, reason }: PolicyFinding) =>
  [stack, address, pack, rule, reason].join('\u0000');
