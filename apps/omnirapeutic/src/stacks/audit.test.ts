import { refusal, synthApps } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail/index.js';
import { ConfigConfigurationRecorder } from '@cdktf/provider-aws/lib/config-configuration-recorder/index.js';
import { ConfigConformancePack } from '@cdktf/provider-aws/lib/config-conformance-pack/index.js';
import { ConfigDeliveryChannel } from '@cdktf/provider-aws/lib/config-delivery-channel/index.js';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default/index.js';
import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy/index.js';
import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { app } from '../app.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const environment = environmentOf('production');
const production = stacksOf(environment)['audit'];
const staging = stacksOf(environmentOf('staging'))['audit'];
if (production === undefined || staging === undefined) throw new Error('there is no audit stack');
const trail = production.one(Cloudtrail);

test('ORP-19: one trail records every call in every region, validated and encrypted with the key of audit', () => {
  expect(trail).toMatchObject({
    name: 'omnirapeutic-production-trail',
    is_multi_region_trail: true,
    include_global_service_events: true,
    enable_log_file_validation: true,
    kms_key_id: expect.stringContaining('aws_kms_keyaudit_key'),
  });
  expect(trail['insight_selector']).toHaveLength(2);
});

test('ORP-19: who reads or writes an object of any bucket is recorded, documents of patients above all', () => {
  expect(JSON.stringify(trail['advanced_event_selector'])).toContain('AWS::S3::Object');
  expect(JSON.stringify(trail['advanced_event_selector'])).toContain('"Management"');
});

test('ORP-19: its bucket is closed, admits TLS and this trail alone, and locks every file for six years', () => {
  const policies = production.all(S3BucketPolicy).map(({ policy }) => String(policy));
  const [policy = ''] = policies.filter((text) => text.includes('cloudtrail.amazonaws.com'));
  expect(policy).toContain('aws:SecureTransport');
  expect(policy).toContain(':trail/omnirapeutic-production-trail');
  for (const block of production.all(S3BucketPublicAccessBlock)) {
    expect(block).toMatchObject({ block_public_acls: true, restrict_public_buckets: true });
  }
  for (const encryption of production.all(S3BucketServerSideEncryptionConfigurationA)) {
    expect(JSON.stringify(encryption)).toContain('aws_kms_keyaudit_key');
  }
  expect(production.one(S3BucketObjectLockConfigurationA)).toMatchObject({
    bucket: expect.stringContaining('trail-files'),
    rule: { default_retention: { mode: 'GOVERNANCE', days: 2192 } },
  });
  for (const lifecycle of production.all(S3BucketLifecycleConfiguration)) {
    expect(JSON.stringify(lifecycle)).toContain('"days":2192');
  }
});

test('ORP-19: nothing of staging is locked, so that it can be taken down', () => {
  expect(staging.all(S3BucketObjectLockConfigurationA)).toEqual([]);
});

test('ORP-19: the copy that can be searched is encrypted and kept for six years', () => {
  expect(production.one(CloudwatchLogGroup)).toMatchObject({
    retention_in_days: 2192,
    kms_key_id: expect.stringContaining('aws_kms_keylogs_key'),
    lifecycle: { prevent_destroy: true },
  });
});

test('ORP-20: AWS Config records everything and delivers it, encrypted', () => {
  expect(production.one(ConfigConfigurationRecorder)).toMatchObject({
    recording_group: { all_supported: true, include_global_resource_types: true },
  });
  expect(production.one(ConfigDeliveryChannel)).toMatchObject({
    s3_kms_key_arn: expect.stringContaining('aws_kms_keyaudit_key'),
  });
});

test('ORP-20: the HIPAA pack has its 130 rules, and knows which VPC may have an internet gateway', () => {
  const pack = production.one(ConfigConformancePack);
  const { Resources } = JSON.parse(String(pack['template_body'])) as { Resources: object };
  expect(Object.keys(Resources)).toHaveLength(130);
  expect(pack).toMatchObject({
    name: 'omnirapeutic-production-hipaa-security',
    input_parameter: [
      expect.objectContaining({ parameter_value: expect.stringContaining('aws_vpcnetwork_vpc') }),
    ],
  });
});

test('ORP-20: what anybody makes in the account is encrypted and closed, and passwords are as the pack wants them', () => {
  expect(production.one(EbsEncryptionByDefault)).toMatchObject({ enabled: true });
  expect(production.one(S3AccountPublicAccessBlock)).toMatchObject({ restrict_public_buckets: true });
  expect(production.one(IamAccountPasswordPolicy)).toMatchObject({
    ...{ minimum_password_length: 14, max_password_age: 90, password_reuse_prevention: 24 },
  });
});

test('ORP-21: a second app that claims the detector of the account is refused, and both are named', () => {
  const twin = { ...app, name: 'edgar', environments: [environment] };
  const message = refusal(() => synthApps({ ...app, environments: [environment] }, twin));
  expect(message).toMatch(
    /edgar-production-detection\/threats \(ThreatDetection\)[\s\S]*the GuardDuty detector of account 111122223333 in us-east-1 is owned by omnirapeutic-production-detection\/threats already/,
  );
});
