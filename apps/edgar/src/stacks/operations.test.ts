import type { Resource } from '@ashlar/testing';
import { BackupPlan } from '@cdktf/provider-aws/lib/backup-plan/index.js';
import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan/index.js';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration/index.js';
import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm/index.js';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { ComputeoptimizerEnrollmentStatus } from '@cdktf/provider-aws/lib/computeoptimizer-enrollment-status/index.js';
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const production = stacksOf(environmentOf('production'));
const staging = stacksOf(environmentOf('staging'));
const { alarms, alerts, backup, detection } = production;
if (!alarms || !alerts || !backup || !detection) throw new Error('a stack is missing');

test('EDG-12: production has snapshots every four hours, with a copy in another region', () => {
  const [rule] = backup.one(BackupPlan)['rule'] as readonly Resource[];
  expect(rule).toMatchObject({
    schedule: 'cron(0 1/4 * * ? *)',
    lifecycle: { delete_after: 35 },
    copy_action: [{ destination_vault_arn: expect.any(String) }],
  });
  expect(JSON.stringify(staging['backup']?.one(BackupPlan))).not.toContain('destination_vault_arn');
});

test('EDG-12: vaults are locked, and a restore is tried every month', () => {
  expect(backup.all(BackupVaultLockConfiguration)).toHaveLength(2);
  expect(backup.one(BackupRestoreTestingPlan)).toMatchObject({ schedule_expression: 'cron(0 10 1 * ? *)' });
});

test('EDG-14: every log is encrypted, and kept as long as its environment says', () => {
  for (const [stacks, days] of [
    [production, 365],
    [staging, 30],
  ] as const) {
    const groups = Object.values(stacks).flatMap((stack) => stack.all(CloudwatchLogGroup));
    expect(groups.length).toBeGreaterThan(10);
    for (const group of groups) {
      expect(group).toMatchObject({ retention_in_days: days, kms_key_id: expect.any(String) });
    }
  }
});

test('EDG-14: everything that answers customers has its alarms, on a dashboard', () => {
  const names = alarms.all(CloudwatchMetricAlarm).map(({ alarm_name: name }) => String(name));
  for (const part of [
    'aurora-',
    'proxy-',
    'alb-',
    'frontend-',
    'backend-',
    'auth-',
    'profile-',
    'messages-',
  ]) {
    expect(names.filter((name) => name.startsWith(`edgar-production-${part}`))).not.toEqual([]);
  }
  expect(alarms.all(CloudwatchDashboard)).toHaveLength(1);
});

test('EDG-14: a warning is mailed; what is critical wakes somebody, once', () => {
  const [critical] = alarms.all(CloudwatchCompositeAlarm);
  expect(JSON.stringify(critical?.['alarm_actions'])).toContain('pages');
  for (const alarm of alarms.all(CloudwatchMetricAlarm)) {
    expect(JSON.stringify(alarm['alarm_actions'])).not.toContain('pages');
  }
});

test('EDG-15: Compute Optimizer says what is too large', () => {
  expect(alerts.one(ComputeoptimizerEnrollmentStatus)).toMatchObject({ status: 'Active' });
});

test('EDG-17: GuardDuty watches, and EventBridge tells the topic of what it finds', () => {
  expect(detection.one(GuarddutyDetector)).toMatchObject({ enable: true });
  const targets = detection.all(CloudwatchEventTarget);
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets) expect(String(target['arn'])).toContain('topic');
});
