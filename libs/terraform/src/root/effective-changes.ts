import type { PlanJson } from '@ashlar/graph';

/** The changes that do something. Reading data is none. */
export const effectiveChanges = ({ resource_changes: changes = [] }: PlanJson) =>
  changes.filter(({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'));
