import type { PlannedChange } from '@ashlar/graph';
import { isMarked, marksAt } from '../../diff/marks.js';
import { policyStatements, type Statement } from './policy-statements.js';
import { isObject } from './values-at.js';

/** A policy that a resource holds in an attribute, before and after. */
export interface ChangedPolicy {
  /** `policy`, `assume_role_policy`, `inline_policy`. */
  readonly attribute: string;
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
  /** What it will be is known after the apply only. */
  readonly isUnknown: boolean;
}

/** Every policy that differs. Attributes that are unknown count as policies when their name says so. */
export function changedPolicies(change: PlannedChange): readonly ChangedPolicy[] {
  const known = read.get(change) ?? policiesIn(change);
  read.set(change, known);
  return known;
}

/** Several rules ask for the policies of one change. */
const read = new WeakMap<PlannedChange, readonly ChangedPolicy[]>();

function policiesIn({ type, action, before, after, afterUnknown }: PlannedChange): ChangedPolicy[] {
  // Elsewhere, what looks like a policy is a text that somebody hands on.
  if (!type.startsWith('aws_') || !['create', 'update', 'replace'].includes(action)) return [];
  const [was, is] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  const unknown = POLICIES.filter((name) => isMarked(marksAt(afterUnknown, name)));
  const known = Object.keys(is).filter((name) => was[name] !== is[name] && !unknown.includes(name));
  return [
    ...unknown.map((attribute) => ({
      ...{ attribute, before: statementsIn(was[attribute]) ?? [], after: [], isUnknown: true },
    })),
    ...known.flatMap((attribute) => {
      const written = statementsIn(is[attribute]);
      if (written === undefined) return [];
      return [{ attribute, before: statementsIn(was[attribute]) ?? [], after: written, isUnknown: false }];
    }),
  ];
}

/** Attributes that hold a policy; others that do are found by what is in them. */
const POLICIES = [
  ...['access_policies', 'assume_role_policy', 'inline_policy', 'policy', 'policy_document'],
  ...['repository_policy', 'resource_policy'],
];

/** Those of a text, and those of blocks such as `inline_policy { policy = … }`. */
function statementsIn(value: unknown): Statement[] | undefined {
  if (!Array.isArray(value)) return policyStatements(value);
  const found = value.flatMap((block) => (isObject(block) ? (policyStatements(block['policy']) ?? []) : []));
  return found.length === 0 ? undefined : found;
}
