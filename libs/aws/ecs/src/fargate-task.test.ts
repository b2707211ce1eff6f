import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { FargateService } from './fargate-service.js';
import { FargateTask, type FargateTaskProps } from './fargate-task.js';
import { KEY, minimal } from './minimal-service.fixture.js';

const { cluster, size, vpcId, subnetIds, logging } = minimal;

const migrate: FargateTaskProps = {
  ...{ cluster, size, vpcId, subnetIds, logging },
  purpose: 'migrate',
  containers: {
    migrate: {
      image: 'public.ecr.aws/docker/library/node:22.11.0',
      secrets: {
        PASSWORD: {
          secretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:master',
          kmsKeyArn: KEY,
        },
      },
    },
  },
  joins: { database: 'sg-db' },
};

function build(props: Partial<FargateTaskProps> = {}) {
  const built: FargateTask[] = [];
  const stack = synthStack(
    (scope) => void built.push(new FargateTask(scope, 'migrate', { ...migrate, ...props })),
  );
  return { stack, task: built[0] as FargateTask };
}

test('it is a task definition with its roles, log and group, and nothing runs', () => {
  const { stack } = build();
  expect(stack.one(EcsTaskDefinition)).toMatchObject({
    family: 'demo-test-migrate',
    requires_compatibilities: ['FARGATE'],
    skip_destroy: true,
  });
  expect(stack.all(EcsService)).toEqual([]);
  expect(stack.all(IamRole)).toHaveLength(1);
  expect(stack.one(CloudwatchLogGroup)).toMatchObject({ name: '/demo/test/unit/migrate', kms_key_id: KEY });
  expect(stack.all(VpcSecurityGroupIngressRule)).toEqual([]);
});

test('it is built exactly like the task of a service', () => {
  const { purpose, ...props } = migrate;
  const service = synthStack((scope) => {
    new FargateService(scope, 'migrate', { ...props, purpose, tasks: 1 });
  }).byAddress();
  const shared = Object.entries(service).filter(([address]) => !address.startsWith('aws_ecs_service.'));
  expect(build().stack.byAddress()).toEqual(Object.fromEntries(shared));
});

test('whoever starts it may start this, here, and follow it', () => {
  const may = [{ sid: 'ReadDumps', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::dumps/*'] }];
  const [run, follow, find, pass, ...rest] = build({ may }).task.runStatements();
  const conditions = { ArnEquals: { 'ecs:cluster': minimal.cluster.clusterArn } };
  expect(run).toMatchObject({ actions: ['ecs:RunTask'], conditions });
  expect(run?.resources).toEqual([
    expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:task-definition\/.+:\*$/),
  ]);
  expect(follow).toMatchObject({
    actions: ['ecs:DescribeTasks', 'ecs:StopTask'],
    resources: ['arn:aws:ecs:us-east-1:123456789012:task/demo-test/*'],
    conditions,
  });
  expect(find).toMatchObject({ actions: ['ecs:ListTasks'], conditions });
  expect(pass).toMatchObject({
    actions: ['iam:PassRole'],
    conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  });
  expect(pass?.resources).toHaveLength(2);
  expect(rest).toEqual([]);
});

test('says where it has to run', () => {
  expect(build().task).toMatchObject({
    subnetIds: ['subnet-a', 'subnet-b'],
    securityGroupIds: [expect.anything(), 'sg-db'],
    clusterArn: minimal.cluster.clusterArn,
    taskRoleArn: undefined,
  });
});

test('what is wrong with it is said at once', () => {
  const attempt = () =>
    build({ size: { cpu: 256, memory: 300 } as never, subnetIds: {}, owners: { image: 'me' as 'ci' } });
  const text = refusal(attempt);
  expect(text).toContain('demo-test-unit/migrate (FargateTask) has 3 problems:');
  expect(text).toContain("owners.image is 'me'");
  expect(text).toContain('subnetIds has 0');
});

test('an image that CI replaces may be a placeholder', () => {
  const containers = { migrate: { image: 'public.ecr.aws/docker/library/busybox:latest' } };
  expect(refusal(() => build({ containers }))).toContain('latest');
  expect(build({ containers, owners: { image: 'ci' } }).task.taskDefinitionFamily).toBeDefined();
});

test('what is missing altogether is named, in a service as in a task', () => {
  const nothing = { purpose: 'migrate' } as FargateTaskProps;
  const attempts = [
    () => synthStack((scope) => void new FargateTask(scope, 'migrate', nothing)),
    () => synthStack((scope) => void new FargateService(scope, 'migrate', { ...nothing, tasks: 1 })),
  ];
  for (const attempt of attempts) {
    const text = refusal(attempt);
    for (const part of ['cluster', 'containers', 'logging', 'subnetIds'])
      expect(text).toContain(`${part} is left out`);
  }
});
