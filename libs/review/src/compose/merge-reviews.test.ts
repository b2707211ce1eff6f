import { InputError } from '@ashlar/core';
import type { ReviewFinding } from '../review.js';
import { created, deleted, planJson } from '../rules/plan.fixture.js';
import { composeReview } from './compose-review.js';
import { mergeReviews } from './merge-reviews.js';
import { openMask } from './open-mask.fixture.js';
import type { ReviewedStack, ReviewInput } from './review-input.js';

const stack = (name: string, ...dependencies: string[]): ReviewedStack => ({
  ...{ name, dependencies, plan: planJson(created('aws_vpc.main')) },
});

const review = (stacks: ReviewedStack[], more: Partial<ReviewInput> = {}) =>
  composeReview({ stacks, values: 'masked', ...more }, openMask);

const names = (reviewed: { readonly stacks: readonly { readonly name: string }[] }) =>
  reviewed.stacks.map(({ name }) => name);

test('the parts of a review make the review that one place would have made', () => {
  const [network, data, web] = [stack('network'), stack('data', 'network'), stack('web', 'data', 'network')];
  const whole = review([web, data, network]);
  expect(mergeReviews([review([web]), review([data]), review([network])])).toEqual(whole);
  expect(names(whole)).toEqual(['network', 'data', 'web']);
});

test('the verdict is the worst of all, and of what only the whole knows', () => {
  const gone = { ...stack('data'), plan: planJson(deleted('aws_db_instance.a')) };
  expect(mergeReviews([review([stack('web')]), review([gone])]).verdict).toBe('danger');
  const finding: ReviewFinding = { rule: 'orphan', verdict: 'review', what: 'x', fix: 'y' };
  const part = review([stack('web')], { findings: [finding] });
  const merged = mergeReviews([part], { findings: [finding, { ...finding, what: 'z' }] });
  expect([merged.verdict, merged.findings.length]).toEqual(['review', 2]);
});

test('an order that is given counts', () => {
  expect(names(mergeReviews([review([stack('a'), stack('b')])], { order: ['b', 'a'] }))).toEqual(['b', 'a']);
});

test('where one part shows no values, the whole is one without', () => {
  expect(mergeReviews([review([stack('a')]), review([stack('b')], { values: 'none' })]).values).toBe('none');
});

test('a stack in two parts is refused', () => {
  const merge = () => mergeReviews([review([stack('a')]), review([stack('a')])]);
  expect(merge).toThrow(InputError);
  expect(merge).toThrow(/a is in two of them/);
});

test('outputs name the stacks that read them, now or at the base commit', () => {
  const backend = {
    terraform: { backend: { s3: { bucket: 'b', key: 'network' } } },
    output: { id: { value: 1 } },
  };
  const state = { backend: 's3', config: { bucket: 'b', key: 'network' } };
  const reader = {
    data: { terraform_remote_state: { net: state } },
    resource: { aws_subnet: { s: { vpc_id: '${data.terraform_remote_state.net.outputs.id}' } } },
  };
  const plan = { ...planJson(), output_changes: { id: { actions: ['update'], before: 1, after: 2 } } };
  const { stacks } = review([
    { name: 'network', plan, json: backend, baseJson: backend },
    { name: 'web', plan: planJson(), json: reader as never },
    { name: 'old', plan: planJson(), json: {}, baseJson: reader as never },
  ]);
  expect(stacks.find(({ name }) => name === 'network')?.outputs).toMatchObject([
    { name: 'id', readers: ['old', 'web'] },
  ]);
});
