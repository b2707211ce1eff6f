import type { PrincipalStatement } from '@ashlar/iam';
import { refusal, type StackView, synthStack } from '@ashlar/testing';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { accessLogStatement } from './access-log-statement.js';
import { Bucket, type BucketProps } from './index.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
const ARN = 'arn:aws:s3:::demo-test-records-123456789012';

const props: BucketProps = { purpose: 'records', encryption: { kmsKeyArn: KEY }, accessLogs: 'off' };

const build = (overrides: Partial<BucketProps> = {}, then: (bucket: Bucket) => void = () => undefined) =>
  synthStack((stack) => then(new Bucket(stack, 'bucket', { ...props, ...overrides })));

const refused = (overrides: object) => refusal(() => build(overrides));

const policyOf = (stack: StackView) =>
  (JSON.parse(String(stack.one(S3BucketPolicy)['policy'])) as { Statement: Record<string, unknown>[] })
    .Statement;

const trail: PrincipalStatement = {
  sid: 'CloudTrail',
  principal: { service: 'cloudtrail.amazonaws.com' },
  actions: ['s3:PutObject'],
  resources: [`${ARN}/AWSLogs/*`],
  conditions: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
};

describe('the one policy', () => {
  const sids = (stack: StackView) => policyOf(stack).map(({ Sid }) => Sid);

  test('takes the statements of every producer, before and after the bucket is built', () => {
    const logs = accessLogStatement({ bucketArn: ARN, account: '123456789012' });
    const stack = build(
      { encryption: { s3Managed: 'S3 delivers its logs to no other' }, statements: [trail] },
      (bucket) => bucket.allow(logs, trail),
    );
    expect(sids(stack)).toEqual(['CloudTrail', 'DenyOldTls', 'DenyPlainHttp', 'S3AccessLogs']);
    expect(policyOf(stack).at(-1)).toEqual({
      Sid: 'S3AccessLogs',
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${ARN}/*`,
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
  });

  test('takes the reference that the bucket publishes for its own ARN', () => {
    const stack = build({}, (bucket) =>
      bucket.allow({ ...trail, resources: [`${bucket.bucketArn}/AWSLogs/*`] }),
    );
    expect(String(policyOf(stack)[0]?.['Resource'])).toMatch(/^\$\{aws_s3_bucket\.\w+\.arn\}\/AWSLogs\/\*$/);
  });

  test('is the same, whoever comes first', () => {
    const config = { ...trail, sid: 'Config', principal: { service: 'config.amazonaws.com' } };
    const one = build({ statements: [trail] }, (bucket) => bucket.allow(config));
    const other = build({ statements: [config] }, (bucket) => bucket.allow(trail));
    expect(one.byAddress()).toEqual(other.byAddress());
  });

  test('refuses what comes later as it refuses what comes first', () => {
    const attempt = () => build({}, (bucket) => bucket.allow({ ...trail, principal: '*', conditions: {} }));
    expect(refusal(attempt)).toContain('CloudTrail lets everybody in the world s3:PutObject');
  });

  test.each(['logdelivery.elasticloadbalancing.amazonaws.com', 'logging.s3.amazonaws.com'])(
    'does not promise to %s what our own key would refuse',
    (service) => {
      const statements = [{ ...trail, principal: { service } }];
      expect(refused({ statements })).toContain(
        `${service} can't deliver to a bucket that is encrypted with our own key`,
      );
    },
  );

  test('does not promise access logs to a locked bucket', () => {
    const message = refused({
      encryption: { s3Managed: 'S3 delivers its logs to no other' },
      statements: [accessLogStatement({ bucketArn: ARN, account: '123456789012' })],
      objectLock: {
        mode: 'GOVERNANCE',
        days: 30,
        acknowledge: 'I understand that Object Lock cannot be turned off again',
      },
    });
    expect(message).toContain('S3 does not deliver access logs to a bucket that has Object Lock');
  });
});
