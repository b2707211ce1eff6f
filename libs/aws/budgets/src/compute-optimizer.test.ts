import { ProjectStack } from '@ashlar/core';
import { refusal, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import { ComputeoptimizerEnrollmentStatus } from '@cdktf/provider-aws/lib/computeoptimizer-enrollment-status/index.js';
import { ComputeOptimizer } from './compute-optimizer.js';

test('the account is enrolled, and those of others are left alone', () => {
  const stack = synthStack((scope) => void new ComputeOptimizer(scope, 'optimizer'));
  expect(stack.one(ComputeoptimizerEnrollmentStatus)).toMatchObject({
    status: 'Active',
    include_member_accounts: false,
  });
});

test('an account is enrolled once, whatever the region', () => {
  const environments = [
    testEnvironment({ name: 'home' }),
    testEnvironment({ name: 'far', region: 'eu-west-1', zones: ['eu-west-1a'] }),
  ];
  const attempt = () =>
    synthApps({
      name: 'demo',
      environments,
      build: (target) => void new ComputeOptimizer(new ProjectStack(target, 'cost'), 'optimizer'),
    });
  expect(refusal(attempt)).toContain(
    'the Compute Optimizer enrolment of account 123456789012 is owned by demo-home-cost/optimizer',
  );
});
