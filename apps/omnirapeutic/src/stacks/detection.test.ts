import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer/index.js';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature/index.js';
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { SecurityhubStandardsSubscription } from '@cdktf/provider-aws/lib/securityhub-standards-subscription/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const detection = stacksOf(environmentOf('production'))['detection'];
if (detection === undefined) throw new Error('there is no detection stack');

test('ORP-21: GuardDuty looks for malware, at S3, at what runs in tasks and pods, at sign-ins to the database, and at Lambda', () => {
  expect(detection.one(GuarddutyDetector)).toMatchObject({ enable: true });
  const features = detection
    .all(GuarddutyDetectorFeature)
    .map(({ name, status }) => `${String(name)} ${String(status)}`);
  expect(features.sort()).toEqual([
    'EBS_MALWARE_PROTECTION ENABLED',
    'EKS_AUDIT_LOGS ENABLED',
    'LAMBDA_NETWORK_LOGS ENABLED',
    'RDS_LOGIN_EVENTS ENABLED',
    'RUNTIME_MONITORING ENABLED',
    'S3_DATA_EVENTS ENABLED',
  ]);
});

test('ORP-21: findings are told by mail: of GuardDuty, Config, Access Analyzer, critical ones of Security Hub, and what the root user does', () => {
  expect(
    detection.all(CloudwatchEventRule).map(({ name }) => String(name).replace(/^.*findings-/, '')),
  ).toEqual([...['access-analyzer', 'config', 'guardduty', 'root-user', 'security-hub']]);
  for (const { arn } of detection.all(CloudwatchEventTarget))
    expect(String(arn)).toContain('sns_topic_policytopic');
});

test('ORP-21: Security Hub checks two standards, and an analyzer who from outside gets in', () => {
  expect(detection.all(SecurityhubStandardsSubscription).map(({ standards_arn: arn }) => arn)).toEqual([
    expect.stringContaining('aws-foundational-security-best-practices'),
    expect.stringContaining('nist-800-53'),
  ]);
  expect(detection.one(AccessanalyzerAnalyzer)).toMatchObject({ type: 'ACCOUNT' });
});
