import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import type { Construct } from 'constructs';

/** Six resources of six kinds that refer to each other, again and again, until there are as many as asked for. */
export function addResources(scope: Construct, first: number, count: number): void {
  for (let made = 0; made < count; made += 6) addService(scope, `s${first + made}`, count - made);
}

function addService(scope: Construct, name: string, room: number): void {
  const tags = { Name: name, Team: 'bench', CostCenter: '1234' };
  const role = new IamRole(scope, `${name}-role`, {
    name: `${name}-role`,
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    }),
    tags,
  });
  if (room < 2) return;
  new IamRolePolicy(scope, `${name}-policy`, {
    name: `${name}-policy`,
    role: role.id,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: role.arn }],
    }),
  });
  if (room < 3) return;
  const bucket = new S3Bucket(scope, `${name}-bucket`, { bucket: `${name}-bucket`, tags });
  if (room < 4) return;
  const queue = new SqsQueue(scope, `${name}-queue`, {
    name: `${name}-queue`,
    visibilityTimeoutSeconds: 60,
    messageRetentionSeconds: 86400,
    tags,
  });
  if (room < 5) return;
  const group = new SecurityGroup(scope, `${name}-group`, {
    name: `${name}-group`,
    description: 'of a function',
    vpcId: 'vpc-0123456789abcdef0',
    ingress: [{ fromPort: 443, toPort: 443, protocol: 'tcp', cidrBlocks: ['10.0.0.0/16'] }],
    egress: [{ fromPort: 443, toPort: 443, protocol: 'tcp', cidrBlocks: ['10.0.0.0/16'] }],
    tags,
  });
  if (room < 6) return;
  new LambdaFunction(scope, `${name}-function`, {
    functionName: `${name}-function`,
    role: role.arn,
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    s3Bucket: 'code-of-the-bench',
    s3Key: `${name}.zip`,
    timeout: 30,
    memorySize: 256,
    environment: { variables: { BUCKET: bucket.bucket, QUEUE: queue.url } },
    vpcConfig: { subnetIds: ['subnet-0123456789abcdef0'], securityGroupIds: [group.id] },
    tags,
  });
}
