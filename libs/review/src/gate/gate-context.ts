import type { StackJson } from '@ashlar/graph';
import type { GateAllowList } from './allow-list.js';

/** What a stack is checked against. */
export interface GateContext {
  readonly stack: StackJson;
  /** The stack of the base that has its state, or its name. None: it is new. */
  readonly base: StackJson | undefined;
  /** Stacks that a new one must be like. */
  readonly peers: readonly StackJson[];
  /** Whether those are of the base, so that a place that none of them knows is a foreign one. */
  readonly hasBase: boolean;
  readonly allow: GateAllowList;
}
