import { synthStack } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { FargateService } from './fargate-service.js';
import { build, KEY, loadBalancer, minimal } from './minimal-service.fixture.js';

const everything = {
  joins: { database: 'sg-db-clients', cache: 'sg-cache-clients' },
  discovery: { name: 'web' },
  exec: true,
  ephemeralStorageGiB: 50,
  architecture: 'ARM64',
} as const;

const plain = build();
const full = synthStack((stack) => {
  const listener = new LbListener(stack, 'listener', { loadBalancerArn: 'arn:lb', defaultAction: [] });
  new FargateService(stack, 'nginx', {
    ...minimal,
    ...everything,
    loadBalancer: { ...loadBalancer, attached: [listener] },
  });
});

describe('the task', () => {
  test('is a Fargate task of the given size on x86, or on ARM', () => {
    expect(plain.one(EcsTaskDefinition)).toMatchObject({
      family: 'demo-test-nginx',
      requires_compatibilities: ['FARGATE'],
      network_mode: 'awsvpc',
      cpu: '256',
      memory: '512',
      runtime_platform: { cpu_architecture: 'X86_64', operating_system_family: 'LINUX' },
    });
    expect(full.one(EcsTaskDefinition)).toMatchObject({
      runtime_platform: { cpu_architecture: 'ARM64' },
      ephemeral_storage: { size_in_gib: 50 },
    });
  });

  test('has revisions that stay, so that a deployment can be rolled back', () => {
    expect(plain.one(EcsTaskDefinition)).toMatchObject({ skip_destroy: true });
    expect(plain.one(EcsTaskDefinition)).not.toHaveProperty('track_latest');
  });

  test('logs to an encrypted group that is kept for a year, or as long as is said', () => {
    expect(plain.one(CloudwatchLogGroup)).toMatchObject({
      name: '/demo/test/unit/nginx',
      kms_key_id: KEY,
      retention_in_days: 365,
    });
    const short = build({ logging: { kmsKeyArn: KEY, retentionDays: 30 } });
    expect(short.one(CloudwatchLogGroup)).toMatchObject({ retention_in_days: 30 });
  });

  test('has no role of its own while nothing needs one', () => {
    expect(plain.all(IamRole)).toHaveLength(1);
    expect(plain.one(EcsTaskDefinition)).not.toHaveProperty('task_role_arn');
    expect(full.all(IamRole)).toHaveLength(2);
  });
});

describe('the service', () => {
  test('rolls a failed deployment back, and replaces tasks without having fewer', () => {
    expect(plain.one(EcsService)).toMatchObject({
      name: 'demo-test-nginx',
      desired_count: 2,
      deployment_circuit_breaker: { enable: true, rollback: true },
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      availability_zone_rebalancing: 'ENABLED',
      capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1, base: 0 }],
      enable_execute_command: false,
      enable_ecs_managed_tags: true,
      propagate_tags: 'SERVICE',
      wait_for_steady_state: false,
    });
    expect(plain.one(EcsService)).not.toHaveProperty('force_new_deployment');
  });

  test('does not rebalance zones without room for one task more', () => {
    const tight = build({ maximumPercent: 100, minimumHealthyPercent: 50 });
    expect(tight.one(EcsService)).toMatchObject({ availability_zone_rebalancing: 'DISABLED' });
  });

  test('starts when its roles have their permissions and the target group has a listener', () => {
    expect(full.one(EcsService)['depends_on']).toEqual([
      expect.stringContaining('nginx_execution_attachment'),
      expect.stringContaining('nginx_task_attachment'),
      'aws_lb_listener.listener',
    ]);
  });

  test('has a name in the namespace, when it is given one', () => {
    expect(plain.all(ServiceDiscoveryService)).toEqual([]);
    expect(full.one(ServiceDiscoveryService)).toMatchObject({
      name: 'web',
      dns_config: {
        namespace_id: 'ns-1',
        dns_records: [{ type: 'A', ttl: 10 }],
        routing_policy: 'MULTIVALUE',
      },
    });
    expect(full.one(EcsService)['service_registries']).toEqual({
      registry_arn: expect.stringContaining('nginx_discovery'),
    });
  });

  test('says what an operator asks about', () => {
    synthStack((stack) => {
      const service = new FargateService(stack, 'nginx', { ...minimal, tasks: 10, maximumPercent: 150 });
      expect(service).toMatchObject({ circuitBreakerThreshold: 5, peakTasks: 15, taskRoleArn: undefined });
      const scaled = { ...minimal, purpose: 'web', scaling: { min: 2, max: 6 } };
      expect(new FargateService(stack, 'web', scaled).peakTasks).toBe(12);
    });
  });
});

describe('the network', () => {
  test('has private subnets, no public address, and the groups that it joins in order of their keys', () => {
    expect(full.one(EcsService)['network_configuration']).toEqual({
      assign_public_ip: false,
      subnets: ['subnet-a', 'subnet-b'],
      security_groups: [
        expect.stringContaining('aws_security_group.nginx_group_'),
        'sg-cache-clients',
        'sg-db-clients',
      ],
    });
  });

  test('lets nobody in by itself, and the tasks out to HTTPS', () => {
    expect(plain.all(VpcSecurityGroupIngressRule)).toEqual([]);
    expect(plain.one(VpcSecurityGroupEgressRule)).toMatchObject({
      cidr_ipv4: '0.0.0.0/0',
      from_port: 443,
      to_port: 443,
      description: 'Registries, secrets, logs and HTTPS services',
    });
    expect(plain.one(SecurityGroup)).toMatchObject({ description: 'Tasks of nginx' });
  });

  test('lets the load balancer in on the port of its container, by a rule on either side', () => {
    expect(full.one(VpcSecurityGroupIngressRule)).toMatchObject({
      referenced_security_group_id: 'sg-alb',
      from_port: 80,
      to_port: 80,
      description: 'Load balancer to nginx',
    });
    expect(full.at('nginx/from-load-balancer/out')).toMatchObject({
      security_group_id: 'sg-alb',
      from_port: 80,
    });
    expect(full.one(EcsService)['load_balancer']).toEqual([
      { target_group_arn: loadBalancer.targetGroupArn, container_name: 'nginx', container_port: 80 },
    ]);
  });

  test('goes where egress says, and nowhere else', () => {
    const egress = { endpoints: { cidr: '10.0.0.0/16', port: 443, description: 'Endpoints' } } as const;
    expect(build({ egress }).one(VpcSecurityGroupEgressRule)).toMatchObject({ cidr_ipv4: '10.0.0.0/16' });
    expect(build({ egress: {} }).all(VpcSecurityGroupEgressRule)).toEqual([]);
  });
});

describe('the grace period', () => {
  const grace = (props: Parameters<typeof build>[0]) =>
    build(props).one(EcsService)['health_check_grace_period_seconds'];

  test('is as long as a sound task takes to pass its checks', () => {
    expect(grace({ loadBalancer })).toBe(150);
    const healthCheck = { intervalSeconds: 10, healthyThreshold: 2 };
    expect(grace({ loadBalancer: { ...loadBalancer, healthCheck } })).toBe(20);
  });

  test('may be longer, and is none without a load balancer', () => {
    expect(grace({ loadBalancer, healthCheckGracePeriodSeconds: 600 })).toBe(600);
    expect(grace({})).toBeUndefined();
  });
});
