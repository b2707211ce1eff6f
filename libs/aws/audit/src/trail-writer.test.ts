import { trailWriter } from './trail-writer.js';

const target = {
  bucketArn: 'arn:aws:s3:::trail',
  account: '123456789012',
  region: 'eu-west-1',
  trailName: 'demo-test-audit',
};

test('one trail may write into the folder of its account, and nobody else', () => {
  const trail = { 'aws:SourceArn': 'arn:aws:cloudtrail:eu-west-1:123456789012:trail/demo-test-audit' };
  expect(trailWriter(target)).toEqual([
    {
      sid: 'CloudTrailLooks',
      principal: { service: 'cloudtrail.amazonaws.com' },
      actions: ['s3:GetBucketAcl'],
      resources: ['arn:aws:s3:::trail'],
      conditions: { StringEquals: trail },
    },
    {
      sid: 'CloudTrailWrites',
      principal: { service: 'cloudtrail.amazonaws.com' },
      actions: ['s3:PutObject'],
      resources: ['arn:aws:s3:::trail/AWSLogs/123456789012/*'],
      conditions: { StringEquals: { ...trail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ]);
});

test('a prefix stands before the path, and the trail is of its own partition', () => {
  const [, writes] = trailWriter({ ...target, prefix: 'audit', partition: 'aws-us-gov' });
  expect(writes?.resources).toEqual(['arn:aws:s3:::trail/audit/AWSLogs/123456789012/*']);
  expect(writes?.conditions?.['StringEquals']?.['aws:SourceArn']).toMatch(/^arn:aws-us-gov:/);
});
