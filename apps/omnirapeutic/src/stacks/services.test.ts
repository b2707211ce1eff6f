import { refusal, type StackView } from '@ashlar/testing';
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster/index.js';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import type { OmnirapeuticEnvironment } from '../environments.js';
import { environmentOf, servicesWith, stacksOf } from '../platform.fixture.js';

const production = environmentOf('production');
const on = { on: true };

function servicesOf(environment: OmnirapeuticEnvironment): StackView {
  const { services } = stacksOf(environment);
  if (services === undefined) throw new Error('there is no services stack');
  return services;
}

const stack = servicesOf(production);
const allOn = servicesOf({
  ...production,
  services: servicesWith(production, { api: on, web: on, worker: on }),
});

const names = (services: StackView) => services.all(EcsService).map(({ name }) => name);

test('ORP-07: the cluster is watched, and sessions into containers are encrypted and logged', () => {
  expect(stack.one(EcsCluster)).toMatchObject({
    name: 'omnirapeutic-production',
    setting: [{ name: 'containerInsights', value: 'enabled' }],
    configuration: {
      execute_command_configuration: {
        logging: 'OVERRIDE',
        kms_key_id: expect.stringContaining('aws_kms_keylogs_key'),
        log_configuration: { cloud_watch_encryption_enabled: true },
      },
    },
  });
});

test('ORP-08: nginx runs now, with two tasks of 256 CPU units and 512 MB on Fargate', () => {
  expect(names(stack)).toEqual(['omnirapeutic-production-nginx']);
  expect(stack.one(EcsService)).toMatchObject({
    desired_count: 2,
    network_configuration: { assign_public_ip: false },
  });
  expect(stack.one(EcsTaskDefinition)).toMatchObject({ cpu: '256', memory: '512' });
});

test('ORP-07: people with the permission open a logged shell in every service', () => {
  for (const service of allOn.all(EcsService)) expect(service['enable_execute_command']).toBe(true);
});

test('ORP-08: api, web and worker are one switch each', () => {
  expect(names(allOn)).toEqual(
    ['api', 'nginx', 'web', 'worker'].map((name) => `omnirapeutic-production-${name}`),
  );
  for (const name of ['api', 'web', 'worker'] as const) {
    const switched = servicesOf({ ...production, services: servicesWith(production, { [name]: on }) });
    expect(names(switched)).toHaveLength(2);
    expect(switched.byAddress()).toMatchObject(stack.byAddress());
  }
});

test('ORP-08: switching services on changes no other stack, not even its outputs, but for alarms of their own', () => {
  const stacks = (change: object) =>
    Object.entries(stacksOf({ ...production, services: servicesWith(production, change) })).filter(
      ([name]) => !['alarms', 'services'].includes(name),
    );
  const json = (change: object) =>
    Object.fromEntries(stacks(change).map(([name, view]) => [name, view.json]));
  expect(json({ api: on, web: on, worker: on })).toEqual(json({}));
});

test('ORP-08: the log of a service stands whether it runs or not', () => {
  const logs = (view: StackView) => view.all(CloudwatchLogGroup).map(({ name }) => name);
  expect(logs(stack)).toEqual(logs(allOn));
  expect(logs(stack)).toContain('/omnirapeutic/production/services/worker');
});

test('ORP-08: fewer than two tasks are refused in production', () => {
  const services = servicesWith(production, { nginx: { tasks: { min: 1, max: 6 } } });
  expect(refusal(() => servicesOf({ ...production, services }))).toContain('services.nginx.tasks.min is 1');
});

test('ORP-09: CPU and memory decide how many tasks run, and a deployment that fails is rolled back', () => {
  expect(stack.one(AppautoscalingTarget)).toMatchObject({ min_capacity: 2, max_capacity: 6 });
  const metrics = stack
    .all(AppautoscalingPolicy)
    .map(({ target_tracking_scaling_policy_configuration: tracking }) =>
      JSON.stringify(tracking)
        .match(/ECSServiceAverage\w+/)
        ?.at(0),
    );
  expect(metrics).toEqual(['ECSServiceAverageCPUUtilization', 'ECSServiceAverageMemoryUtilization']);
  expect(stack.one(EcsService)).toMatchObject({
    deployment_circuit_breaker: { enable: true, rollback: true },
    lifecycle: { ignore_changes: ['desired_count'] },
  });
});

test('every service that answers has a rule, by the host of its own or as the last', () => {
  const taken = allOn
    .all(LbListenerRule)
    .map(({ priority, condition }) => `${String(priority)} ${JSON.stringify(condition)}`);
  expect(taken).toEqual([
    '100 [{"host_header":{"values":["api.omnirapeutic.example.com"]}}]',
    '900 [{"path_pattern":{"values":["/*"]}}]',
    '200 [{"host_header":{"values":["app.omnirapeutic.example.com"]}}]',
  ]);
});

test('ORP-24: a service admits the load balancer on its port, and nobody else', () => {
  const doors = allOn
    .all(VpcSecurityGroupIngressRule)
    .map(({ from_port: port, referenced_security_group_id: from }) => `${String(port)} ${String(from)}`);
  expect(doors).toHaveLength(3);
  expect(
    doors.map((door) => door.replace(/\$.*outputs\.cross-stack-output-/, '').replace(/_group_\w+$/, '')),
  ).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^80 /),
      expect.stringMatching(/^8080 /),
      expect.stringMatching(/^3000 /),
    ]),
  );
  for (const door of doors) expect(door).toContain('aws_security_groupweb_group');
});

test('ORP-24: every rule has a description', () => {
  const rules = [...allOn.all(VpcSecurityGroupIngressRule), ...allOn.all(VpcSecurityGroupEgressRule)];
  expect(rules.filter(({ description }) => !(String(description).length > 10))).toEqual([]);
});

test('no policy is inline, as HIPAA wants it', () => {
  expect(allOn.all(IamRolePolicy)).toEqual([]);
});

test('ORP-25: the name of the cluster is an output', () => {
  expect(stack.json.output).toHaveProperty('cluster_name');
});
