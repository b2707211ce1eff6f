import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { LogGroup, type LogGroupProps } from './log-group.js';
import { retentionProblems } from './retention-problems.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/logs';

const build = (props: Partial<LogGroupProps> = {}) =>
  synthStack((stack) => {
    new LogGroup(stack, 'log', { name: '/demo/test/api', kmsKeyArn: KEY, ...props });
  }).one(CloudwatchLogGroup);

test('lines are encrypted with our own key and kept for a year', () => {
  expect(build()).toMatchObject({ name: '/demo/test/api', kms_key_id: KEY, retention_in_days: 365 });
  expect(build({ retentionDays: 2192 })).toMatchObject({ retention_in_days: 2192 });
});

test('what are records is not destroyed, and outlives the sources that named it', () => {
  expect(build({ keep: true })).toMatchObject({ lifecycle: { prevent_destroy: true }, skip_destroy: true });
  expect(build()).not.toHaveProperty('lifecycle');
});

test('a retention that CloudWatch Logs does not offer is refused, with the next longer one', () => {
  expect(refusal(() => build({ retentionDays: 2000 }))).toMatchInlineSnapshot(`
    "demo-test-unit/log (LogGroup) has a problem:
      retentionDays is 2000, which CloudWatch Logs does not offer
        fix: use 2192; all values: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653"
  `);
});

test('without a key of ours AWS would take its own, so that is refused', () => {
  expect(refusal(() => build({ kmsKeyArn: undefined as never }))).toContain('kmsKeyArn is left out');
  expect(refusal(() => build({ kmsKeyArn: 'alias/logs' }))).toContain("kmsKeyArn is 'alias/logs'");
});

test.each([
  [0, 3653],
  [-5, 3653],
  [5000, 3653],
  [8, 14],
])('for %d days, %d are offered', (days, offered) => {
  const [problem] = retentionProblems('logRetentionDays', days);
  expect(problem?.what).toBe(`logRetentionDays is ${days}, which CloudWatch Logs does not offer`);
  expect(problem?.fix).toContain(`use ${offered};`);
});
