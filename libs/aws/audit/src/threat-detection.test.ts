import { refusal, synthStack } from '@ashlar/testing';
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature/index.js';
import { ThreatDetection, type ThreatDetectionProps } from './threat-detection.js';

const build = (off?: ThreatDetectionProps['off']) =>
  synthStack((stack) => void new ThreatDetection(stack, 'threats', off === undefined ? {} : { off }));

const features = (off?: ThreatDetectionProps['off']) =>
  Object.fromEntries(
    build(off)
      .all(GuarddutyDetectorFeature)
      .map(({ name, status }) => [name, status]),
  );

const agents = (off?: ThreatDetectionProps['off']) =>
  build(off).at('threats/runtime-monitoring')['additional_configuration'];

test('GuardDuty looks at everything that it can, and repeats findings within a quarter of an hour', () => {
  expect(build().one(GuarddutyDetector)).toMatchObject({
    enable: true,
    finding_publishing_frequency: 'FIFTEEN_MINUTES',
  });
  expect(features()).toEqual({
    EBS_MALWARE_PROTECTION: 'ENABLED',
    EKS_AUDIT_LOGS: 'ENABLED',
    LAMBDA_NETWORK_LOGS: 'ENABLED',
    RDS_LOGIN_EVENTS: 'ENABLED',
    RUNTIME_MONITORING: 'ENABLED',
    S3_DATA_EVENTS: 'ENABLED',
  });
});

test('its agents come in the order in which AWS returns them, or every plan would replace the feature', () => {
  expect(agents()).toEqual([
    { name: 'EKS_ADDON_MANAGEMENT', status: 'ENABLED' },
    { name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'ENABLED' },
    { name: 'EC2_AGENT_MANAGEMENT', status: 'ENABLED' },
  ]);
});

test('what is off is said to AWS, which turns it on in a new detector', () => {
  const off = { EKS_AUDIT_LOGS: 'no clusters', EC2_AGENT_MANAGEMENT: 'no instances but a bastion' };
  expect(features(off)).toMatchObject({ EKS_AUDIT_LOGS: 'DISABLED', S3_DATA_EVENTS: 'ENABLED' });
  expect(agents(off)).toEqual([
    { name: 'EKS_ADDON_MANAGEMENT', status: 'ENABLED' },
    { name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'ENABLED' },
    { name: 'EC2_AGENT_MANAGEMENT', status: 'DISABLED' },
  ]);
});

test('without runtime monitoring there are no agents', () => {
  const off = { RUNTIME_MONITORING: 'another product does it' };
  expect(features(off)).toMatchObject({ RUNTIME_MONITORING: 'DISABLED' });
  expect(agents(off)).toEqual([
    { name: 'EKS_ADDON_MANAGEMENT', status: 'DISABLED' },
    { name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'DISABLED' },
    { name: 'EC2_AGENT_MANAGEMENT', status: 'DISABLED' },
  ]);
});

test('what is off moves no other resource', () => {
  const addresses = (off?: ThreatDetectionProps['off']) => Object.keys(build(off).byAddress());
  expect(addresses({ S3_DATA_EVENTS: 'the trail has them' })).toEqual(addresses());
});

test('a region has one detector', () => {
  const attempt = () =>
    synthStack((stack) => {
      new ThreatDetection(stack, 'one');
      new ThreatDetection(stack, 'two');
    });
  expect(refusal(attempt)).toContain(
    'the GuardDuty detector of account 123456789012 in us-east-1 is owned by demo-test-unit/one already',
  );
});

test.each<[unknown, string]>([
  [{ S3_LOGS: 'none' }, "off names 'S3_LOGS'"],
  [{ EKS_RUNTIME_MONITORING: 'old' }, "off names 'EKS_RUNTIME_MONITORING'"],
  [{ S3_DATA_EVENTS: '' }, 'off.S3_DATA_EVENTS gives no reason'],
  [{ S3_DATA_EVENTS: true }, 'off.S3_DATA_EVENTS gives no reason'],
  [['S3_DATA_EVENTS'], 'give reasons by name'],
  [null, 'off is null'],
])('%j is refused', (off, what) => {
  expect(refusal(() => build(off as ThreatDetectionProps['off']))).toContain(what);
});
