import type { Comparison } from '../compare/compare-stacks.js';

/** What was compared. */
export interface Sides {
  readonly base: Side;
  readonly head: Side;
}

export interface Side {
  /** As it was asked for: a ref, or a folder with a synthesis; null for the working tree. */
  readonly ref: string | null;
  /** What was synthesized; null for the working tree, and for a folder. */
  readonly commit: string | null;
}

/** `2 of 30 stacks are affected (merge base a1b2c3d4 of main and the working tree)`. */
export function headline({ changes, unchanged }: Comparison, { base, head }: Sides): string {
  const all = changes.length + unchanged;
  const sides =
    base.commit === null
      ? `between ${base.ref} and ${head.ref}`
      : `since ${base.commit?.slice(0, 8)}, where ${head.ref ?? 'the working tree'} left ${base.ref}`;
  const verb = changes.length === 1 ? 'is' : 'are';
  return `${changes.length === 0 ? 'none' : changes.length} of ${all} stacks ${verb} affected ${sides}`;
}
