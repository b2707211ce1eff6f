import type { ChangeCounts, StackReview } from '../review.js';

/** How many of each action there are. */
export function countChanges({
  changes,
  drift,
  outputs,
}: Pick<StackReview, 'changes' | 'drift' | 'outputs'>): ChangeCounts {
  const of = (action: string) => changes.filter((change) => change.action === action).length;
  return {
    create: of('create'),
    update: of('update'),
    replace: of('replace'),
    delete: of('delete'),
    move: of('move'),
    import: of('import'),
    forget: of('forget'),
    unknown: of('unknown'),
    drift: drift.length,
    outputs: outputs.length,
  };
}
