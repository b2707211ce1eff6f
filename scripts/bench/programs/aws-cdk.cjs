// The resources of resources.ts for AWS CDK, as JavaScript, so that no compiler counts against it.
const { App, Stack } = require('aws-cdk-lib/core');
const { CfnSecurityGroup } = require('aws-cdk-lib/aws-ec2');
const { CfnRole, CfnPolicy } = require('aws-cdk-lib/aws-iam');
const { CfnFunction } = require('aws-cdk-lib/aws-lambda');
const { CfnBucket } = require('aws-cdk-lib/aws-s3');
const { CfnQueue } = require('aws-cdk-lib/aws-sqs');
const { RESOURCES, RESOURCES_PER_STACK } = require('./size.js');

function addResources(scope, first, count) {
  for (let made = 0; made < count; made += 6) addService(scope, `s${first + made}`, count - made);
}

function addService(scope, name, room) {
  const tags = [
    { key: 'Name', value: name },
    { key: 'Team', value: 'bench' },
    { key: 'CostCenter', value: '1234' },
  ];
  const role = new CfnRole(scope, `${name}-role`, {
    roleName: `${name}-role`,
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    },
    tags,
  });
  if (room < 2) return;
  new CfnPolicy(scope, `${name}-policy`, {
    policyName: `${name}-policy`,
    roles: [role.ref],
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: role.attrArn }],
    },
  });
  if (room < 3) return;
  const bucket = new CfnBucket(scope, `${name}-bucket`, { bucketName: `${name}-bucket`, tags });
  if (room < 4) return;
  const queue = new CfnQueue(scope, `${name}-queue`, {
    queueName: `${name}-queue`,
    visibilityTimeout: 60,
    messageRetentionPeriod: 86400,
    tags,
  });
  if (room < 5) return;
  const rule = { fromPort: 443, toPort: 443, ipProtocol: 'tcp', cidrIp: '10.0.0.0/16' };
  const group = new CfnSecurityGroup(scope, `${name}-group`, {
    groupName: `${name}-group`,
    groupDescription: 'of a function',
    vpcId: 'vpc-0123456789abcdef0',
    securityGroupIngress: [rule],
    securityGroupEgress: [rule],
    tags,
  });
  if (room < 6) return;
  new CfnFunction(scope, `${name}-function`, {
    functionName: `${name}-function`,
    role: role.attrArn,
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    code: { s3Bucket: 'code-of-the-bench', s3Key: `${name}.zip` },
    timeout: 30,
    memorySize: 256,
    environment: { variables: { BUCKET: bucket.ref, QUEUE: queue.ref } },
    vpcConfig: { subnetIds: ['subnet-0123456789abcdef0'], securityGroupIds: [group.ref] },
    tags,
  });
}

// Bare: no validation of the templates, no usage reports, no tree.json, no stack traces in the metadata.
const bare = {
  ...{ builtinCloudFormationValidation: false, analyticsReporting: false },
  ...{ treeMetadata: false, stackTraces: false },
};
const app = new App(process.env.BENCH_BARE ? bare : {});
for (let first = 0; first < RESOURCES; first += RESOURCES_PER_STACK) {
  const stack = new Stack(app, `bench-${first / RESOURCES_PER_STACK}`, {
    env: { account: '111122223333', region: 'us-east-1' },
  });
  addResources(stack, first, Math.min(RESOURCES_PER_STACK, RESOURCES - first));
}
app.synth();
