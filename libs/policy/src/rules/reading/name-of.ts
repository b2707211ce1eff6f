import type { Target } from '@ashlar/graph';

/** How a reason names what a value leads to. */
export const nameOf = (target: Target): string =>
  target.resource === undefined ? target.text : target.resource.id;
