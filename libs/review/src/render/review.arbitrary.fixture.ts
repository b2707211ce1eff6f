import fc from 'fast-check';
import {
  type ChangeCounts,
  type Review,
  type ReviewAction,
  type ReviewedChange,
  type ShownValue,
  type StackReview,
  type Verdict,
  verdicts,
} from '../review.js';
import { hostiles } from './hostile.fixture.js';

const ACTIONS: readonly ReviewAction[] = [
  ...(['create', 'update', 'replace', 'delete', 'move', 'import', 'forget', 'unknown'] as const),
];

/** Any text at all: short and plain mostly, sometimes hostile, sometimes very long. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.string({ maxLength: 30 }), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 60 }), weight: 1 },
  { arbitrary: fc.constantFrom(...hostiles.map(({ text }) => text)), weight: 1 },
);

const verdict = fc.constantFrom(...verdicts);
const finding = { verdict: fc.constantFrom('review' as const, 'danger' as const) };
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const shownValue: fc.Arbitrary<ShownValue> = fc.oneof(
  anyText.map((text) => ({ kind: 'value' as const, text })),
  fc.constantFrom({ kind: 'hidden' as const }, { kind: 'known after apply' as const }),
);

const attribute = fc.record(
  { path: anyText, before: shownValue, after: shownValue, forces: fc.boolean() },
  { requiredKeys: ['path', 'forces'] },
);

/** Addresses differ, as they do in a plan. */
const address = fc
  .record({
    type: fc.constantFrom('aws_subnet', 'aws_db_instance', 'aws_s3_bucket'),
    name: anyText,
    at: fc.nat(),
  })
  .map(({ type, name, at }) => `${type}.n${at}["${name}"]`);

const change: fc.Arbitrary<ReviewedChange> = fc.record(
  {
    ...{
      address,
      type: anyText,
      path: anyText,
      action: fc.constantFrom(...ACTIONS),
      verdict,
      actions: anyText,
    },
    ...{ stateful: fc.boolean(), deposed: anyText, movedFrom: anyText, importId: anyText, because: anyText },
    attributes: fc.array(attribute, { maxLength: 4 }),
  },
  { requiredKeys: ['address', 'type', 'action', 'verdict', 'actions', 'stateful', 'attributes'] },
);

const changes = fc.uniqueArray(change, { selector: (one) => one.address, size: 'medium', maxLength: 30 });

const findings = fc.array(
  fc.record(
    {
      ...{ rule: anyText, ...finding, stack: anyText, address, path: anyText, what: anyText, fix: anyText },
      attributes: fc.array(anyText, { maxLength: 3 }),
      move: fc.record({ from: anyText, to: anyText }),
    },
    { requiredKeys: ['rule', 'verdict', 'what', 'fix'] },
  ),
  { maxLength: 6 },
);

const output = fc.record(
  {
    ...{ name: anyText, action: fc.constantFrom('create' as const, 'update' as const, 'delete' as const) },
    ...{
      sensitive: fc.boolean(),
      before: shownValue,
      after: shownValue,
      readers: fc.array(anyText, { maxLength: 2 }),
    },
  },
  { requiredKeys: ['name', 'action', 'sensitive', 'readers'] },
);

const stack: fc.Arbitrary<StackReview> = fc
  .record({
    ...{ name: anyText, status: fc.constantFrom('planned' as const, 'deferred' as const, 'failed' as const) },
    ...{ because: maybe(anyText), changes, drift: fc.array(change, { maxLength: 3 }) },
    ...{
      outputs: fc.array(output, { maxLength: 3 }),
      findings,
      dependencies: fc.array(anyText, { maxLength: 2 }),
    },
  })
  .map(({ because, ...rest }) => stackWith({ ...rest, ...(because === undefined ? {} : { because }) }));

type Told = Omit<StackReview, 'verdict' | 'counts' | 'graph'>;

/** A stack whose counts, verdict and graph follow from what changes in it. */
export function stackWith(told: Told): StackReview {
  const counted = Object.fromEntries(
    ACTIONS.map((action) => [action, told.changes.filter((one) => one.action === action).length]),
  ) as Record<ReviewAction, number>;
  const counts: ChangeCounts = { ...counted, drift: told.drift.length, outputs: told.outputs.length };
  const nodes = told.changes.map(({ address: at, type, action }) => ({ address: at, type, action }));
  return {
    ...told,
    ...{ counts, verdict: worst([...told.changes, ...told.findings].map((one) => one.verdict)) },
    graph: { nodes, edges: nodes.length > 1 ? [[0, 1]] : [] },
  };
}

/** A review of stacks, with nothing else to tell. */
export const reviewWith = (stacks: readonly StackReview[]): Review => ({
  ...{ schemaVersion: 1, verdict: worst(stacks.map((one) => one.verdict)), values: 'masked' },
  ...{ stacks, findings: [], policy: [] },
});

const worst = (all: readonly Verdict[]): Verdict => verdicts.findLast((one) => all.includes(one)) ?? 'none';

const policy = fc.array(
  fc.record(
    {
      ...{
        pack: anyText,
        rule: anyText,
        verdict: fc.constantFrom('fail' as const, 'unknown' as const, 'waived' as const),
      },
      ...{ stack: anyText, address, path: anyText, reason: anyText, fix: anyText, isNew: fc.boolean() },
      waiver: fc.record({ owner: anyText, expires: anyText, reason: anyText }),
    },
    { requiredKeys: ['pack', 'rule', 'verdict', 'address', 'reason', 'fix', 'isNew'] },
  ),
  { maxLength: 8 },
);

const rehearsed = fc.array(fc.record({ stack: anyText, address }), { maxLength: 4 });

/** For property tests: reviews of every kind, of up to `stacks` stacks, with texts that nobody would choose. */
export const anyReview = ({ stacks = 6 }: { readonly stacks?: number } = {}): fc.Arbitrary<Review> =>
  fc
    .record(
      {
        stacks: fc.uniqueArray(stack, { selector: ({ name }) => name, size: 'medium', maxLength: stacks }),
        ...{ values: fc.constantFrom('masked' as const, 'none' as const), findings, policy },
        change: fc.record(
          { repository: anyText, pullRequest: fc.nat(), head: anyText, base: anyText },
          { requiredKeys: ['head', 'base'] },
        ),
        planSet: fc.record({ hash: anyText, expiresAt: anyText }),
        rehearsal: fc.record({
          from: anyText,
          replaced: rehearsed,
          destroyed: rehearsed,
          leftOut: rehearsed,
        }),
      },
      { requiredKeys: ['stacks', 'values', 'findings', 'policy'] },
    )
    .map((review) => ({
      ...review,
      schemaVersion: 1 as const,
      verdict: worst([...review.stacks, ...review.findings].map((one) => one.verdict)),
    }));
