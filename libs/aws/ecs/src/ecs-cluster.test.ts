import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers/index.js';
import { EcsCluster as AwsEcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster/index.js';
import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace/index.js';
import { type CapacityShares } from './capacity.js';
import { EcsCluster, type EcsClusterProps } from './ecs-cluster.js';
import { FargateService } from './fargate-service.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/logs';

const build = (props: Partial<EcsClusterProps> = {}) =>
  synthStack(
    (stack) => {
      new EcsCluster(stack, 'cluster', { kmsKeyArn: KEY, ...props });
    },
    testEnvironment({ name: 'production' }),
  );

const plain = build();

test('it is called after the app and the environment', () => {
  expect(plain.one(AwsEcsCluster)).toMatchObject({ name: 'demo-production' });
  expect(build({ purpose: 'batch' }).one(AwsEcsCluster)).toMatchObject({ name: 'demo-production-batch' });
});

test('sessions of ECS Exec are encrypted and logged with our own key', () => {
  expect(plain.one(AwsEcsCluster)).toMatchObject({
    configuration: {
      execute_command_configuration: {
        kms_key_id: KEY,
        logging: 'OVERRIDE',
        log_configuration: {
          cloud_watch_encryption_enabled: true,
          cloud_watch_log_group_name: expect.stringContaining('cluster_exec-log'),
        },
      },
    },
  });
  expect(plain.at('cluster/exec-log/group')).toMatchObject({
    name: '/demo/production/unit/exec',
    kms_key_id: KEY,
  });
});

test('Container Insights is on, and writes to a log group that was there before it, encrypted and not for ever', () => {
  const cluster = plain.one(AwsEcsCluster);
  expect(cluster['setting']).toEqual([{ name: 'containerInsights', value: 'enabled' }]);
  expect(plain.at('cluster/insights-log/group')).toMatchObject({
    name: '/aws/ecs/containerinsights/demo-production/performance',
    kms_key_id: KEY,
    retention_in_days: 365,
  });
  expect(cluster['depends_on']).toEqual([expect.stringContaining('cluster_insights-log')]);
});

test('insights can be enhanced, or turned off with their log group', () => {
  const setting = (value: string) => ({ setting: [{ name: 'containerInsights', value }] });
  expect(build({ containerInsights: 'enhanced' }).one(AwsEcsCluster)).toMatchObject(setting('enhanced'));
  const off = build({ containerInsights: 'off', logRetentionDays: 30 });
  expect(off.one(AwsEcsCluster)).toMatchObject(setting('disabled'));
  expect(off.all(CloudwatchLogGroup)).toEqual([expect.objectContaining({ retention_in_days: 30 })]);
});

test('it runs on Fargate, and on Fargate Spot as far as it is told', () => {
  expect(plain.one(EcsClusterCapacityProviders)).toMatchObject({
    capacity_providers: ['FARGATE', 'FARGATE_SPOT'],
    default_capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1, base: 0 }],
  });
  const shares = { FARGATE_SPOT: { weight: 3 }, FARGATE: { weight: 1, base: 2 } };
  expect(build({ capacity: shares }).one(EcsClusterCapacityProviders)).toMatchObject({
    default_capacity_provider_strategy: [
      { capacity_provider: 'FARGATE', weight: 1, base: 2 },
      { capacity_provider: 'FARGATE_SPOT', weight: 3, base: 0 },
    ],
  });
});

test('services find each other in a private zone, when there is one', () => {
  expect(plain.all(ServiceDiscoveryPrivateDnsNamespace)).toEqual([]);
  const discovery = { namespace: 'demo.internal', vpcId: 'vpc-1' };
  expect(build({ discovery }).one(ServiceDiscoveryPrivateDnsNamespace)).toMatchObject({
    name: 'demo.internal',
    vpc: 'vpc-1',
  });
});

test('a service waits until the cluster has its capacity providers, without which ECS refuses it', () => {
  const stack = synthStack((scope) => {
    const { cluster } = new EcsCluster(scope, 'cluster', { kmsKeyArn: KEY });
    new FargateService(scope, 'api', {
      ...{ purpose: 'api', cluster, size: { cpu: 256, memory: 512 }, tasks: 2, logging: { kmsKeyArn: KEY } },
      ...{ vpcId: 'vpc-1', subnetIds: { 'us-east-1a': 'subnet-a' } },
      containers: { api: { image: 'public.ecr.aws/nginx/nginx:1.28.0' } },
    });
  });
  expect(stack.one(EcsService)['depends_on']).toContainEqual(
    expect.stringMatching(/^aws_ecs_cluster_capacity_providers\.cluster_capacity_/),
  );
});

test('a service learns the ARN, the name, the record of sessions and the namespace', () => {
  synthStack((stack) => {
    const discovery = { namespace: 'demo.internal', vpcId: 'vpc-1' };
    const { cluster } = new EcsCluster(stack, 'cluster', { kmsKeyArn: KEY, discovery });
    expect(Object.keys(cluster)).toEqual(['clusterArn', 'clusterName', 'exec', 'ready', 'namespaceId']);
    expect(cluster.exec?.kmsKeyArn).toBe(KEY);
    const plain = new EcsCluster(stack, 'batch', { kmsKeyArn: KEY, purpose: 'batch' });
    expect(plain.cluster).not.toHaveProperty('namespaceId');
  });
});

test('all that is wrong is said at once', () => {
  const props = {
    logRetentionDays: 100,
    containerInsights: 'on' as 'off',
    discovery: { namespace: 'Internal', vpcId: 'vpc-1' },
    capacity: { FARGATE: { weight: 0, base: 1 }, FARGATE_SPOT: { weight: 0, base: 1 } },
  };
  expect(refusal(() => build(props))).toMatchInlineSnapshot(`
    "demo-production-unit/cluster (EcsCluster) has 5 problems:
      logRetentionDays is 100, which CloudWatch Logs does not offer
        fix: use 120; all values: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
      capacity has two bases
        fix: ECS takes one: give the other a weight only
      capacity has no weight above 0
        fix: give one a weight of 1 or more
      containerInsights is 'on'
        fix: use enabled, enhanced, off
      discovery.namespace is 'Internal'
        fix: use a domain of your own in lower case: 'omnirapeutic.internal'"
  `);
});

test.each<[string, CapacityShares]>([
  ["capacity names 'EC2'", { EC2: { weight: 1 } } as CapacityShares],
  ['capacity.FARGATE.weight is -1', { FARGATE: { weight: -1 } }],
  ['capacity.FARGATE.base is 0.5', { FARGATE: { weight: 1, base: 0.5 } }],
  ['capacity has no weight above 0', {}],
])('%s: that is refused', (message, capacity) => {
  expect(refusal(() => build({ capacity }))).toContain(message);
});

test('a retention of for ever is none', () => {
  expect(refusal(() => build({ logRetentionDays: 0 }))).toContain('use 3653; all values');
});

test('sessions and insights under a key of AWS are refused', () => {
  expect(refusal(() => build({ kmsKeyArn: 'alias/aws/logs' }))).toContain("kmsKeyArn is 'alias/aws/logs'");
});

test('no switch moves what stays', () => {
  const before = plain.byAddress();
  const discovery = { namespace: 'demo.internal', vpcId: 'vpc-1' };
  for (const props of [{ containerInsights: 'enhanced' }, { discovery }, { logRetentionDays: 30 }] as const) {
    expect(Object.keys(build(props).byAddress())).toEqual(expect.arrayContaining(Object.keys(before)));
  }
});
