import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import type { LambdaFunctionProps } from './function-props.js';
import { build, KEY, QUEUE, vpc } from './minimal-function.fixture.js';

interface Rendered {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string;
  readonly Condition?: unknown;
}

const statements = (props: Partial<LambdaFunctionProps> = {}): Readonly<Record<string, Rendered>> => {
  const { Statement } = JSON.parse(String(build(props).one(IamPolicy)['policy'])) as {
    Statement: Rendered[];
  };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
};

test('the smallest function writes to its own log and sends traces, and nothing else', () => {
  const found = statements();
  expect(Object.keys(found)).toEqual(['SendTraces', 'WriteLogs']);
  expect(found['WriteLogs']?.Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  expect(found['WriteLogs']?.Resource).toMatch(/^\$\{aws_cloudwatch_log_group\..*\.arn\}:\*$/);
});

test('Lambda alone takes the role', () => {
  expect(JSON.parse(String(build().one(IamRole)['assume_role_policy']))).toMatchObject({
    Statement: [{ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
});

test('in a VPC Lambda makes interfaces in its name, and the code can not', () => {
  expect(statements({ vpc })['JoinVpc']).toMatchObject({
    Action: expect.arrayContaining(['ec2:CreateNetworkInterface']),
    Condition: { Null: { 'lambda:SourceFunctionArn': 'true' } },
  });
});

test('variables are decrypted with their key, through Lambda', () => {
  expect(statements({ environment: { HOST: 'a' } })['DecryptVariables']).toMatchObject({
    Resource: KEY,
    Condition: { StringEquals: { 'kms:ViaService': 'lambda.us-east-1.amazonaws.com' } },
  });
});

test('what failed is sent to its queue or topic, with the key of that', () => {
  const topicArn = 'arn:aws:sns:us-east-1:123456789012:lost';
  const found = statements({
    deadLetter: { queueArn: QUEUE },
    asynchronous: { onFailure: { topicArn, kmsKeyArn: KEY } },
  });
  expect(found['SendDeadLetter']).toMatchObject({ Action: 'sqs:SendMessage', Resource: QUEUE });
  expect(found['SendOnFailure']).toMatchObject({ Action: 'sns:Publish', Resource: topicArn });
  expect(found['EncryptOnFailure']).toMatchObject({
    Condition: { StringEquals: { 'kms:ViaService': 'sns.us-east-1.amazonaws.com' } },
  });
  expect(found).not.toHaveProperty('EncryptDeadLetter');
});

test('a queue is consumed, with its key', () => {
  const queue = { queueArn: QUEUE, kmsKeyArn: KEY, visibilityTimeoutSeconds: 60 };
  const found = statements({ queues: { 'new-jobs': { queue } } });
  expect(found['ConsumeNewJobs']).toMatchObject({
    Action: expect.arrayContaining(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']),
    Resource: QUEUE,
  });
  expect(found['DecryptNewJobs']).toMatchObject({ Action: 'kms:Decrypt', Resource: KEY });
});

test('what the code may do stands beside that', () => {
  const may = [{ sid: 'ReadOrders', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::orders/*'] }];
  expect(Object.keys(statements({ may }))).toEqual(['ReadOrders', 'SendTraces', 'WriteLogs']);
});
