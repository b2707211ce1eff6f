import type { Attributes, PlannedChange } from '@ashlar/graph';
import type { PlanContext } from '../plan-context.js';
import type { Judgement } from '../rule.js';
import { isObject, isUnknownAt } from './values-at.js';

/** A resource that does nothing but protect another. */
export interface RemovedSafeguard {
  /** What its removal means: `stops the flow log`. */
  readonly what: string;
  readonly fix: string;
  /** The attribute that names what it protects, and of which types that is; nothing is said when that goes as well. */
  readonly of?: readonly [attribute: string, ...types: string[]];
  /** @default danger */
  readonly verdict?: Judgement['verdict'];
}

/** Judges what is destroyed by a table of resources that protect others. */
export const removing =
  (table: Readonly<Record<string, RemovedSafeguard>>) =>
  (change: PlannedChange, context: PlanContext): Judgement[] => {
    const { type, action, deposed, before, address } = change;
    const safeguard = Object.hasOwn(table, type) ? table[type] : undefined;
    if (safeguard === undefined || deposed !== undefined) return [];
    const { what, fix, of, verdict = 'danger' } = safeguard;
    if (action !== 'delete' && !(of !== undefined && turnsAway(change, of[0]))) return [];
    if (of !== undefined && isObject(before) && goesToo(before, of, context)) return [];
    if (action !== 'delete')
      return isUnknownAt(change.afterUnknown, of?.[0] ?? '')
        ? [
            {
              verdict: 'review',
              what: `perhaps ${what}: what it protects is known after the apply only`,
              fix,
            },
          ]
        : [
            {
              verdict,
              what: `${what}: it protects something else from now on`,
              fix,
              attributes: [...(of ?? [])].slice(0, 1),
            },
          ];
    const rename = context.renames.get(address);
    if (
      rename !== undefined &&
      (of === undefined || isOfTheSame(change, context.createdAt(rename.to), of[0]))
    )
      return [{ verdict: 'review', what: `${what}, until ${rename.to} does the same`, fix }];
    return [{ verdict, what, fix }];
  };

/** Whether it stops protecting what it protected, in order to protect something else. */
const turnsAway = ({ action, before, after, afterUnknown }: PlannedChange, attribute: string) =>
  (action === 'replace' || action === 'update') &&
  isObject(before) &&
  isObject(after) &&
  before[attribute] !== undefined &&
  (isUnknownAt(afterUnknown, attribute) || before[attribute] !== after[attribute]);

/** Whether what comes protects what was protected. What is not known yet may do so. */
const isOfTheSame = ({ before }: PlannedChange, fresh: PlannedChange | undefined, attribute: string) =>
  fresh !== undefined &&
  (isUnknownAt(fresh.afterUnknown, attribute) ||
    (isObject(before) && isObject(fresh.after) && before[attribute] === fresh.after[attribute]));

const goesToo = (
  before: Attributes,
  [attribute, ...types]: NonNullable<RemovedSafeguard['of']>,
  context: PlanContext,
) => types.some((type) => context.isDestroyed(type, before[attribute]));
