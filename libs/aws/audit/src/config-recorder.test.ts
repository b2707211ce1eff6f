import { refusal, synthStack } from '@ashlar/testing';
import { ConfigConfigurationRecorder } from '@cdktf/provider-aws/lib/config-configuration-recorder/index.js';
import { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status/index.js';
import { ConfigDeliveryChannel } from '@cdktf/provider-aws/lib/config-delivery-channel/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { ConfigRecorder, type ConfigRecorderProps } from './config-recorder.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000';

const smallest: ConfigRecorderProps = { bucket: { bucketName: 'records' }, kmsKeyArn: KEY };

const build = (props: Partial<ConfigRecorderProps> = {}) =>
  synthStack((stack) => {
    const policy = new S3BucketPolicy(stack, 'policy', { bucket: 'records', policy: '{}' });
    new ConfigRecorder(stack, 'config', { ...smallest, bucket: { bucketName: 'records', policy }, ...props });
  });

const stack = build();

test('every type of resource is recorded whenever it changes, those of IAM included', () => {
  expect(stack.one(ConfigConfigurationRecorder)).toMatchObject({
    name: 'demo-test-config',
    recording_group: { all_supported: true, include_global_resource_types: true },
    recording_mode: { recording_frequency: 'CONTINUOUS' },
  });
});

test('another region leaves IAM to the first, and may record once a day', () => {
  const second = build({ globalResources: false, recording: 'DAILY' }).one(ConfigConfigurationRecorder);
  expect(second).toMatchObject({
    recording_group: { include_global_resource_types: false },
    recording_mode: { recording_frequency: 'DAILY' },
  });
});

test('what is recorded is delivered encrypted, all of it once a day', () => {
  expect(stack.one(ConfigDeliveryChannel)).toMatchObject({
    s3_bucket_name: 'records',
    s3_kms_key_arn: KEY,
    snapshot_delivery_properties: { delivery_frequency: 'TwentyFour_Hours' },
  });
});

test('recording starts last, and stops first', () => {
  const [channel] = Object.keys(stack.json.resource?.['aws_config_delivery_channel'] ?? {});
  const [recorder] = Object.keys(stack.json.resource?.['aws_config_configuration_recorder'] ?? {});
  expect(stack.one(ConfigConfigurationRecorderStatus)).toMatchObject({
    is_enabled: true,
    depends_on: [`aws_config_delivery_channel.${channel}`],
  });
  expect(stack.one(ConfigDeliveryChannel)['depends_on']).toEqual([
    `aws_config_configuration_recorder.${recorder}`,
    'aws_s3_bucket_policy.policy',
  ]);
});

test("its role reads what AWS says that AWS Config reads, and writes into the account's folder only", () => {
  const attached = stack.all(IamRolePolicyAttachment).map(({ policy_arn: arn }) => String(arn));
  expect(attached).toContain('arn:aws:iam::aws:policy/service-role/AWS_ConfigRole');
  const { Statement } = JSON.parse(String(stack.one(IamPolicy)['policy'])) as { Statement: unknown[] };
  expect(Statement).toEqual([
    {
      Sid: 'Deliver',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::records/AWSLogs/123456789012/Config/*',
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
    { Sid: 'Encrypt', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY },
    {
      Sid: 'LookAtBucket',
      Effect: 'Allow',
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: 'arn:aws:s3:::records',
    },
  ]);
});

test('the recorder waits until its role may do what it needs', () => {
  const waits = stack.one(ConfigConfigurationRecorder)['depends_on'] as string[];
  expect(waits).toHaveLength(2);
  expect(waits.join()).toContain('AWS_ConfigRole');
});

test('with the service-linked role there is no role of our own', () => {
  const linked = build({ role: 'service-linked' });
  expect(linked.all(IamRole)).toEqual([]);
  expect(linked.one(ConfigConfigurationRecorder)['role_arn']).toBe(
    'arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  );
});

test('the files may stand in a folder', () => {
  const below = build({ prefix: 'config' });
  expect(below.one(ConfigDeliveryChannel)['s3_key_prefix']).toBe('config');
  expect(String(below.one(IamPolicy)['policy'])).toContain(':::records/config/AWSLogs/123456789012/Config/*');
});

test('a region has one owner of its recorder', () => {
  const attempt = () =>
    synthStack((scope) => {
      new ConfigRecorder(scope, 'one', smallest);
      new ConfigRecorder(scope, 'two', smallest);
    });
  expect(refusal(attempt)).toContain(
    'the AWS Config recorder of account 123456789012 in us-east-1 is owned by demo-test-unit/one already',
  );
});

test('everything that is wrong is told at once', () => {
  const wrong = {
    bucket: undefined,
    prefix: 'config/',
    kmsKeyArn: undefined,
    globalResources: 'yes',
    recording: 'daily',
    snapshots: 'Daily',
    role: 'none',
  } as unknown as ConfigRecorderProps;
  expect(refusal(() => build(wrong))).toMatchInlineSnapshot(`
    "demo-test-unit/config (ConfigRecorder) has 7 problems:
      bucket.bucketName is left out
        fix: give a Bucket, or the name of one: { bucketName }
      prefix is 'config/'
        fix: name a folder without slashes at its ends: 'audit'
      kmsKeyArn is left out
        fix: give the ARN of the key, as EncryptionKey publishes it
      globalResources is 'yes'
        fix: use true or false
      recording is 'daily'
        fix: use CONTINUOUS, DAILY
      snapshots is 'Daily'
        fix: use One_Hour, Three_Hours, Six_Hours, Twelve_Hours, TwentyFour_Hours
      role is 'none'
        fix: use own, service-linked"
  `);
});
