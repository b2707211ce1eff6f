import { policyDocument } from '@ashlar/iam';
import { synthStack } from '@ashlar/testing';
import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery/index.js';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination/index.js';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { distributionLogWriter } from './distribution-log-writer.js';
import { build, distribution } from './minimal-distribution.fixture.js';

const accessLogs = { bucketArn: 'arn:aws:s3:::logs' };
const kinds = [CloudwatchLogDeliverySource, CloudwatchLogDeliveryDestination, CloudwatchLogDelivery];

test('access logs are delivered to the bucket that is named', () => {
  const stack = build({ accessLogs });
  expect(stack.one(CloudwatchLogDeliverySource)).toMatchObject({
    name: 'demo-test-web',
    log_type: 'ACCESS_LOGS',
    resource_arn: expect.stringMatching(/cdn_distribution_\w+\.arn/),
  });
  expect(stack.one(CloudwatchLogDeliveryDestination)).toMatchObject({
    output_format: 'json',
    delivery_destination_configuration: [{ destination_resource_arn: 'arn:aws:s3:::logs' }],
  });
  expect(stack.one(CloudwatchLogDelivery)).toMatchObject({
    delivery_source_name: expect.stringContaining('cdn_logs_source'),
    delivery_destination_arn: expect.stringContaining('cdn_logs_destination'),
  });
});

test('the delivery stands in us-east-1, wherever the rest does', () => {
  const [home, away] = [build({ accessLogs }), build({ accessLogs }, 'eu-west-1')];
  for (const kind of kinds) {
    expect(home.one(kind)).not.toHaveProperty('provider');
    expect(away.one(kind)).toMatchObject({ provider: 'aws.us-east-1' });
  }
  expect(JSON.stringify(build({}, 'eu-west-1').json)).not.toContain('us-east-1"');
});

test('a bucket of the stack fits, and its policy stands before the first delivery', () => {
  const stack = synthStack((scope) => {
    const bucketArn = 'arn:aws:s3:::logs';
    const statements = distributionLogWriter({ bucketArn, account: '123456789012' });
    const policy = new S3BucketPolicy(scope, 'bucket', {
      bucket: 'logs',
      policy: policyDocument(statements),
    });
    const logs = { bucketArn, policy };
    distribution(scope, { accessLogs: logs });
  });
  expect(stack.one(CloudwatchLogDelivery)).toMatchObject({
    depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\.bucket/)],
  });
  expect(String(stack.one(S3BucketPolicy)['policy'])).toContain('delivery.logs.amazonaws.com');
});

test('CloudFront writes for this account alone, below its number', () => {
  const [statement] = distributionLogWriter({ bucketArn: 'arn:aws:s3:::logs', account: '123456789012' });
  expect(JSON.parse(policyDocument(statement ? [statement] : []))).toMatchObject({
    Statement: [
      {
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::logs/AWSLogs/123456789012/CloudFront/*',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012', 's3:x-amz-acl': 'bucket-owner-full-control' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:logs:us-east-1:123456789012:delivery-source:*' },
        },
      },
    ],
  });
});
