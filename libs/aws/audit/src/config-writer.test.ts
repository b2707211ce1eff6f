import { configWriter } from './config-writer.js';

test('AWS Config may deliver what it recorded of the account, and nothing for another', () => {
  const bucketArn = 'arn:aws:s3:::records';
  const [looks, writes] = configWriter({ bucketArn, account: '123456789012' });
  expect(looks).toMatchObject({ actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucketArn] });
  expect(writes).toEqual({
    sid: 'ConfigWrites',
    principal: { service: 'config.amazonaws.com' },
    actions: ['s3:PutObject'],
    resources: ['arn:aws:s3:::records/AWSLogs/123456789012/Config/*'],
    conditions: {
      StringEquals: { 'aws:SourceAccount': '123456789012', 's3:x-amz-acl': 'bucket-owner-full-control' },
    },
  });
  const [, below] = configWriter({ bucketArn, account: '123456789012', prefix: 'config' });
  expect(below?.resources).toEqual(['arn:aws:s3:::records/config/AWSLogs/123456789012/Config/*']);
});
