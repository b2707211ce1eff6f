import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { BackupFailureEvents } from './backup-failure-events.js';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';

const build = (topicArn: unknown = TOPIC) =>
  synthStack((stack) => void new BackupFailureEvents(stack, 'failures', { topicArn: topicArn as string }));

test('people are told of backups, copies and restores that failed, in the words of each', () => {
  const rules = build()
    .all(CloudwatchEventRule)
    .map(({ name, event_pattern }) => [name, JSON.parse(String(event_pattern)) as object]);
  expect(rules).toEqual([
    [
      'demo-test-unit-failures-backup-jobs',
      {
        source: ['aws.backup'],
        'detail-type': ['Backup Job State Change'],
        detail: { state: ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'] },
      },
    ],
    [
      'demo-test-unit-failures-copy-jobs',
      {
        source: ['aws.backup'],
        'detail-type': ['Copy Job State Change'],
        detail: { state: ['FAILED', 'PARTIAL'] },
      },
    ],
    [
      'demo-test-unit-failures-restore-jobs',
      {
        source: ['aws.backup'],
        'detail-type': ['Restore Job State Change'],
        detail: { status: ['ABORTED', 'FAILED'] },
      },
    ],
  ]);
});

test('each rule leads to the topic', () => {
  const targets = build().all(CloudwatchEventTarget);
  expect(targets.map(({ arn }) => arn)).toEqual([TOPIC, TOPIC, TOPIC]);
});

test.each([undefined, '', 'alarms', 'arn:aws:sqs:us-east-1:123456789012:alarms', 7])(
  '%p is no topic',
  (topicArn) => {
    const attempt = () =>
      synthStack(
        (stack) => void new BackupFailureEvents(stack, 'failures', { topicArn: topicArn as string }),
      );
    expect(refusal(attempt)).toContain('give the ARN of an SNS topic');
  },
);
