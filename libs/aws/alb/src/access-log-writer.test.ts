import { accessLogWriter } from './access-log-writer.js';

const bucketArn = 'arn:aws:s3:::logs';

test('load balancers may write the logs of their own account, and nothing else', () => {
  expect(accessLogWriter({ bucketArn, account: '123456789012' })).toEqual([
    {
      sid: 'LoadBalancerAccessLogs',
      principal: { service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      actions: ['s3:PutObject'],
      resources: ['arn:aws:s3:::logs/AWSLogs/123456789012/*'],
    },
  ]);
});

test('a prefix stands before the path', () => {
  const [statement] = accessLogWriter({ bucketArn, prefix: 'alb/web', account: '123456789012' });
  expect(statement?.resources).toEqual(['arn:aws:s3:::logs/alb/web/AWSLogs/123456789012/*']);
});
