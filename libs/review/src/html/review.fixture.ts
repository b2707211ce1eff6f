import type {
  AttributeChange,
  ChangeCounts,
  Review,
  ReviewAction,
  ReviewedChange,
  ShownValue,
  StackReview,
} from '../review.js';

export const noCounts: ChangeCounts = {
  ...{ create: 0, update: 0, replace: 0, delete: 0, move: 0, import: 0, forget: 0, unknown: 0 },
  ...{ drift: 0, outputs: 0 },
};

export const hidden: ShownValue = { kind: 'hidden' };
export const later: ShownValue = { kind: 'known after apply' };
export const value = (text: string): ShownValue => ({ kind: 'value', text });

export const attribute = (
  path: string,
  before?: ShownValue | string,
  after?: ShownValue | string,
  forces = false,
): AttributeChange => ({
  path,
  ...(before === undefined ? {} : { before: typeof before === 'string' ? value(before) : before }),
  ...(after === undefined ? {} : { after: typeof after === 'string' ? value(after) : after }),
  forces,
});

const terraform: Partial<Record<ReviewAction, string>> = { replace: 'delete,create', move: 'no-op' };

/** A change of a resource; a test says what differs. */
export const change = (address: string, differs: Partial<ReviewedChange> = {}): ReviewedChange => ({
  address,
  type: address.split('.')[0] ?? '',
  action: 'update',
  verdict: 'safe',
  actions: terraform[differs.action ?? 'update'] ?? differs.action ?? 'update',
  stateful: false,
  attributes: [],
  ...differs,
});

/** A stack, with its changes counted and drawn without arrows. */
export function stack(name: string, differs: Partial<StackReview> = {}): StackReview {
  const { changes = [], drift = [], outputs = [] } = differs;
  const counts: Record<string, number> = { ...noCounts, drift: drift.length, outputs: outputs.length };
  for (const { action } of changes) counts[action] = (counts[action] ?? 0) + 1;
  return {
    name,
    verdict: 'safe',
    status: 'planned',
    counts: counts as unknown as ChangeCounts,
    changes,
    drift,
    outputs,
    findings: [],
    graph: { nodes: changes.map(({ address, type, action }) => ({ address, type, action })), edges: [] },
    dependencies: [],
    ...differs,
  };
}

export const review = (stacks: readonly StackReview[], differs: Partial<Review> = {}): Review => ({
  schemaVersion: 1,
  verdict: 'safe',
  values: 'masked',
  stacks,
  findings: [],
  policy: [],
  ...differs,
});
