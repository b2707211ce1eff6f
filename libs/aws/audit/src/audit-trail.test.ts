import { ProjectStack, type Environment } from '@ashlar/core';
import { refusal, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import type { AuditTrailProps } from './audit-trail-props.js';
import { AuditTrail } from './audit-trail.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000';

const smallest: AuditTrailProps = {
  purpose: 'audit',
  bucket: { bucketName: 'trail' },
  kmsKeyArn: KEY,
  logs: { kmsKeyArn: KEY },
};

const build = (props: Partial<AuditTrailProps> = {}, environment: Partial<Environment> = {}) =>
  synthStack(
    (stack) => void new AuditTrail(stack, 'trail', { ...smallest, ...props }),
    testEnvironment(environment),
  );

const stack = build();
const trail = stack.one(Cloudtrail);

test('everything that happens in any region is recorded, signed and encrypted', () => {
  expect(trail).toMatchObject({
    name: 'demo-test-audit',
    is_multi_region_trail: true,
    include_global_service_events: true,
    enable_log_file_validation: true,
    enable_logging: true,
    kms_key_id: KEY,
    s3_bucket_name: 'trail',
  });
});

test('management events are selected, and data events when they are asked for', () => {
  const selectors = (props?: Partial<AuditTrailProps>) =>
    build(props).one(Cloudtrail)['advanced_event_selector'];
  expect(selectors()).toEqual([
    { name: 'Management events', field_selector: [{ field: 'eventCategory', equals: ['Management'] }] },
  ]);
  expect(selectors({ dataEvents: { buckets: { records: 'arn:aws:s3:::records' } } })).toEqual([
    expect.objectContaining({ name: 'Management events' }),
    {
      name: 'Objects of S3',
      field_selector: [
        { field: 'eventCategory', equals: ['Data'] },
        { field: 'resources.type', equals: ['AWS::S3::Object'] },
        { field: 'resources.ARN', starts_with: ['arn:aws:s3:::records/'] },
      ],
    },
  ]);
});

test('unusual rates are told, unless somebody does without', () => {
  expect(trail['insight_selector']).toEqual([
    { insight_type: 'ApiCallRateInsight' },
    { insight_type: 'ApiErrorRateInsight' },
  ]);
  expect(build({ insights: [] }).one(Cloudtrail)['insight_selector']).toEqual([]);
});

test('CloudWatch Logs has the events too, in an encrypted group that stays', () => {
  expect(stack.one(CloudwatchLogGroup)).toMatchObject({
    name: '/demo/test/unit/trail',
    kms_key_id: KEY,
    retention_in_days: 365,
    lifecycle: { prevent_destroy: true },
  });
  expect(trail['cloud_watch_logs_group_arn']).toMatch(/^\$\{aws_cloudwatch_log_group\..*\.arn\}:\*$/);
});

test('CloudTrail writes to its own streams of that group, and may do nothing else', () => {
  const { Statement } = JSON.parse(String(stack.one(IamPolicy)['policy'])) as { Statement: unknown[] };
  expect(Statement).toEqual([
    {
      Sid: 'WriteTrail',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: expect.stringMatching(/:log-stream:123456789012_CloudTrail_us-east-1\*$/) as string,
    },
  ]);
  // Its documentation says that it proves nothing when it takes this role: a condition would shut it out.
  expect(String(stack.one(IamRole)['assume_role_policy'])).not.toContain('Condition');
});

test('the trail waits for the policies by which it may write', () => {
  const withPolicy = synthStack((scope) => {
    const policy = new S3BucketPolicy(scope, 'policy', { bucket: 'trail', policy: '{}' });
    new AuditTrail(scope, 'trail', { ...smallest, bucket: { bucketName: 'trail', policy } });
  });
  expect(withPolicy.one(Cloudtrail)['depends_on']).toEqual([
    'aws_s3_bucket_policy.policy',
    expect.stringMatching(/^aws_iam_role_policy_attachment\./),
  ]);
});

test('logs can be left out', () => {
  const silent = build({ logs: 'off' });
  expect(silent.all(CloudwatchLogGroup)).toEqual([]);
  expect(silent.one(Cloudtrail)).not.toHaveProperty('cloud_watch_logs_group_arn');
});

test('its name is known before anything is built', () => {
  let known = '';
  synthStack((scope) => {
    known = new AuditTrail(scope, 'trail', smallest).trailName;
  });
  expect(known).toBe('demo-test-audit');
});

test('one trail records all regions: a second owner in the account is refused, wherever it is', () => {
  const environments = [
    testEnvironment({ name: 'home' }),
    testEnvironment({ name: 'far', region: 'eu-west-1', zones: ['eu-west-1a'] }),
  ];
  const attempt = () =>
    synthApps({
      name: 'demo',
      environments,
      build: (target) => void new AuditTrail(new ProjectStack(target, 'audit'), 'trail', smallest),
    });
  expect(refusal(attempt)).toContain(
    'the multi-region trail of account 123456789012 is owned by demo-home-audit/trail already',
  );
});

test('everything that is wrong is told at once', () => {
  const wrong = {
    purpose: 'Audit',
    bucket: { bucketName: 'My Bucket' },
    prefix: '/audit/',
    kmsKeyArn: 'alias/audit',
    logs: { retentionDays: 7, kmsKeyArn: KEY },
    dataEvents: { buckets: { records: 'records' } },
    insights: ['ApiCallRate'],
  } as unknown as AuditTrailProps;
  expect(refusal(() => build(wrong))).toMatchInlineSnapshot(`
    "demo-test-unit/trail (AuditTrail) has 6 problems:
      purpose is 'Audit'
        fix: use lower-case words: 'audit'
      bucket.bucketName is 'My Bucket'
        fix: give a Bucket, or the name of one: { bucketName }
      prefix is '/audit/'
        fix: name a folder without slashes at its ends: 'audit'
      kmsKeyArn is 'alias/audit'
        fix: give the ARN of the key, as EncryptionKey publishes it
      dataEvents.buckets.records is 'records'
        fix: give the ARN of a bucket: 'arn:aws:s3:::records'
      insights[0] is 'ApiCallRate'
        fix: did you mean 'ApiCallRateInsight'? use ApiCallRateInsight, ApiErrorRateInsight"
  `);
});

test.each<[string, object, string]>([
  ['no bucket', { bucket: undefined }, 'bucket.bucketName is left out'],
  ['no logs', { logs: undefined }, "say 'off'"],
  ['logs without a key', { logs: {} }, 'logs.kmsKeyArn is left out'],
  ['a misspelt option of logs', { logs: { kmsKeyArn: KEY, retention: 7 } }, "logs has 'retention'"],
  [
    'a retention that is not offered',
    { logs: { kmsKeyArn: KEY, retentionDays: 8 } },
    'logs.retentionDays is 8',
  ],
  ['insights that are no list', { insights: 'off' }, "insights is 'off'"],
  ['an event source that is not known', { dataEvents: { queues: 'all' } }, "dataEvents has 'queues'"],
])('%s is refused', (_, props, what) => {
  expect(refusal(() => build(props as Partial<AuditTrailProps>))).toContain(what);
});
