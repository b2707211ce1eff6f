import type { PlannedChange } from '@ashlar/graph';
import type { PlanContext } from './plan-context.js';

/** What a reviewer has to know about a change, found by looking at it. */
export interface Rule {
  /** `stateful-destroyed`. */
  readonly id: string;
  /** What is true of a change of which it says nothing. */
  readonly holds: string;
  judge(change: PlannedChange, context: PlanContext): readonly Judgement[];
}

export interface Judgement {
  readonly verdict: 'review' | 'danger';
  /** One sentence, without any value of an attribute: `opens a port to the internet`. */
  readonly what: string;
  /** Values that belong to the sentence; they are told where values may be shown: `tcp 22 from 0.0.0.0/0`. */
  readonly values?: string;
  readonly fix: string;
  /** Attributes that it is about. */
  readonly attributes?: readonly string[];
  /** Addresses of a `moved` block that avoids it. */
  readonly move?: { readonly from: string; readonly to: string };
}
