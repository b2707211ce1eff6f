/**
 * What Terraform would do to a resource or an output. `forget` takes it out of the state and leaves it in AWS; `open` is of
 * ephemeral resources; `unknown` is what a later Terraform may bring, and has to be looked at by a person.
 */
export type PlanAction =
  'no-op' | 'create' | 'read' | 'update' | 'delete' | 'replace' | 'forget' | 'open' | 'unknown';

const ACTIONS: Readonly<Record<string, PlanAction>> = {
  'no-op': 'no-op',
  create: 'create',
  read: 'read',
  update: 'update',
  delete: 'delete',
  'delete,create': 'replace',
  'create,delete': 'replace',
  forget: 'forget',
  open: 'open',
};

/** The action that a plan writes as one word or two: `['delete', 'create']` replaces. */
export const planActionOf = (actions: readonly string[]): PlanAction =>
  Object.hasOwn(ACTIONS, actions.join()) ? (ACTIONS[actions.join()] as PlanAction) : 'unknown';
