import type { Attributes, PlannedChange } from '@ashlar/graph';
import type { PlanContext } from '../plan-context.js';
import type { Judgement } from '../rule.js';
import { isObject } from './values-at.js';

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
    if (safeguard === undefined || action !== 'delete' || deposed !== undefined) return [];
    const { what, fix, of, verdict = 'danger' } = safeguard;
    if (of !== undefined && isObject(before) && goesToo(before, of, context)) return [];
    const rename = context.renames.get(address);
    if (rename !== undefined)
      return [{ verdict: 'review', what: `${what}, until ${rename.to} does the same`, fix }];
    return [{ verdict, what, fix }];
  };

const goesToo = (
  before: Attributes,
  [attribute, ...types]: NonNullable<RemovedSafeguard['of']>,
  context: PlanContext,
) => types.some((type) => context.isDestroyed(type, before[attribute]));
