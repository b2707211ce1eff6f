import type { ResourceChangeJson } from '@ashlar/graph';
import fc from 'fast-check';
import { verdicts } from '../review.js';
import {
  created,
  deleted,
  forgotten,
  planJson,
  replaced,
  strange,
  untouched,
  updated,
} from '../rules/plan.fixture.js';
import { statefulTypes } from '../rules/stateful-types.js';
import { composeReview } from './compose-review.js';
import { openMask } from './open-mask.fixture.js';
import type { ReviewedStack, ReviewInput } from './review-input.js';

const review = (stacks: readonly ReviewedStack[], more: Partial<ReviewInput> = {}) =>
  composeReview({ stacks, values: 'masked', ...more }, openMask);

const stackOf = (plan: object, more: Partial<ReviewedStack> = {}) => {
  const [stack] = review([{ name: 'shop', plan, ...more }]).stacks;
  if (stack === undefined) throw new Error('there is no stack');
  return stack;
};

test.each<[string, Partial<ReviewedStack>, string, string]>([
  ['that could not be planned', { error: 'no credentials' }, 'danger', 'plan-failed'],
  ['whose plan stopped half way', { plan: { ...planJson(), errored: true } }, 'danger', 'plan-failed'],
  [
    'that is not planned completely',
    { plan: { ...planJson(), complete: false } },
    'review',
    'plan-incomplete',
  ],
  [
    'that has something to apply and does not say what',
    { plan: { ...planJson(), applyable: true } },
    'review',
    'plan-unexplained',
  ],
  ['that waits for another one', { plan: planJson(), status: 'deferred' }, 'review', 'plan-deferred'],
])('a stack %s never looks safe', (_, stack, verdict, rule) => {
  const [reviewed] = review([{ name: 'shop', ...stack }]).stacks;
  expect(reviewed).toMatchObject({ verdict, findings: [{ rule, stack: 'shop' }] });
});

test('an output that is new beside other changes is safe; alone, changed or gone it asks for a look', () => {
  const outputs = (actions: string[], ...changes: ResourceChangeJson[]) =>
    stackOf({ ...planJson(...changes), output_changes: { id: { actions, before: null, after: 'x' } } })
      .verdict;
  expect(outputs(['create'], created('aws_vpc.a'))).toBe('safe');
  expect(outputs(['create'])).toBe('review');
  expect(outputs(['update'], created('aws_vpc.a'))).toBe('review');
  expect(outputs(['delete'], created('aws_vpc.a'))).toBe('review');
  expect(outputs(['no-op'])).toBe('none');
});

const drifted = (...drift: ResourceChangeJson[]) => stackOf({ ...planJson(), resource_drift: drift });

test('what changed outside of Terraform asks for a look, and lost data is a danger', () => {
  expect(drifted(updated('aws_vpc.a', { a: 1 }, { a: 2 })).verdict).toBe('review');
  expect(drifted(deleted('aws_vpc.a')).verdict).toBe('review');
  expect(drifted(deleted('aws_db_instance.a'))).toMatchObject({
    verdict: 'danger',
    findings: [{ rule: 'stateful-gone' }],
  });
  const opened = { ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }] };
  expect(drifted(updated('aws_security_group.g', { ingress: [] }, opened))).toMatchObject({
    verdict: 'review',
    findings: [{ rule: 'opened-to-internet', what: expect.stringMatching(/^done outside of Terraform: /) }],
  });
});

test('what the provider only reads differently is no drift', () => {
  expect(drifted(updated('aws_vpc.a', { tags: null, on: null }, { tags: {}, on: false })).counts.drift).toBe(
    0,
  );
  const bucket = updated('aws_s3_bucket.b', { bucket: 'f', policy: '' }, { bucket: 'f', policy: '{}' });
  const policy = untouched('aws_s3_bucket_policy.p', { bucket: 'f' });
  const read = stackOf({ ...planJson(policy), resource_drift: [bucket] });
  expect([read.counts.drift, drifted(bucket).counts.drift]).toEqual([0, 1]);
});

test('a clock that goes on is listed and asks for nothing', () => {
  const clock = (latest_restorable_time: string) => ({ latest_restorable_time, engine: 'x' });
  expect(drifted(updated('aws_db_instance.a', clock('1'), clock('2')))).toMatchObject({
    verdict: 'none',
    counts: { drift: 1 },
  });
});

test('without values, neither findings nor changes tell any', () => {
  const open = {
    type: 'ingress',
    protocol: 'tcp',
    from_port: 4711,
    to_port: 4711,
    cidr_blocks: ['0.0.0.0/0'],
  };
  const plan = planJson(
    created('aws_security_group_rule.r', open),
    untouched('aws_vpc.a', {}, { importing: { id: 'vpc-1' } }),
  );
  const [all, none] = (['masked', 'none'] as const).map((values) =>
    JSON.stringify(review([{ name: 's', plan }], { values })),
  );
  expect(
    [all, none].map((text) => ['4711', '0.0.0.0/0', 'vpc-1'].filter((value) => text?.includes(value))),
  ).toEqual([['4711', '0.0.0.0/0', 'vpc-1'], []]);
});

test('the worst comes first, then what is gone for good, then by address', () => {
  const plan = planJson(
    ...[created('aws_vpc.a'), deleted('aws_vpc.c'), updated('aws_vpc.d', {}, { a: 1 })],
    ...[replaced('aws_vpc.b'), deleted('aws_db_instance.z'), created('aws_db_instance.y')],
    updated('aws_lb.e', { enable_deletion_protection: true }, { enable_deletion_protection: false }),
  );
  expect(stackOf(plan).changes.map(({ address }) => address)).toEqual([
    ...[
      'aws_db_instance.z',
      'aws_lb.e',
      'aws_vpc.c',
      'aws_vpc.b',
      'aws_vpc.d',
      'aws_db_instance.y',
      'aws_vpc.a',
    ],
  ]);
});

test('a policy that fails because of this change is a danger; one that failed before asks for a look', () => {
  const finding = { pack: 'p', rule: 'r', address: 'a', reason: 'x', fix: 'y' };
  const verdict = (more: object) =>
    review([], { policy: [{ ...finding, verdict: 'fail', isNew: true, ...more }] }).verdict;
  expect(verdict({})).toBe('danger');
  expect(verdict({ isNew: false })).toBe('review');
  expect(verdict({ verdict: 'unknown' })).toBe('review');
  expect(verdict({ verdict: 'waived' })).toBe('none');
});

const type = fc.constantFrom(
  'aws_vpc',
  'aws_iam_role',
  'aws_db_instance',
  'aws_s3_bucket',
  'aws_lambda_function',
);
const change = fc
  .tuple(type, fc.constantFrom(created, deleted, replaced, forgotten, untouched, updated, strange), fc.nat(3))
  .map(([kind, make, size]) => (address: string) => {
    const values = { size };
    if (make === strange) return strange(['teleport'], `${kind}.${address}`);
    return make === updated
      ? updated(`${kind}.${address}`, values, { size: size + 1 })
      : (make as typeof created)(`${kind}.${address}`, values);
  });
const changes = fc.array(change, { maxLength: 12 }).map((makers) => makers.map((make, at) => make(`r${at}`)));

test('every change is in one place, and the verdict is the worst of its parts, in any order of the plan', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const whole = review([{ name: 'shop', plan: planJson(...all) }]);
      const [stack] = whole.stacks;
      const told = all
        .filter(({ change: { actions } }) => actions.join() !== 'no-op')
        .map(({ address }) => address);
      expect(stack?.changes.map(({ address }) => address).sort()).toEqual(told.sort());
      const parts = [...(stack?.changes ?? []), ...(stack?.findings ?? [])].map(({ verdict }) =>
        verdicts.indexOf(verdict),
      );
      expect(verdicts.indexOf(whole.verdict)).toBe(Math.max(0, ...parts));
      expect(review([{ name: 'shop', plan: planJson(...[...all].reverse()) }])).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test('destroying what holds data makes a danger of any plan', () => {
  fc.assert(
    fc.property(changes, fc.constantFrom(...statefulTypes), (all, stateful) => {
      expect(review([{ name: 'shop', plan: planJson(...all, deleted(`${stateful}.gone`)) }]).verdict).toBe(
        'danger',
      );
    }),
    { numRuns: 60 },
  );
});
