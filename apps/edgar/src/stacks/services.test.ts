import type { Resource, StackView } from '@ashlar/testing';
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { environmentOf, stackOf } from '../platform.fixture.js';

const production = stackOf(environmentOf('production'), 'services');
const staging = stackOf(environmentOf('staging'), 'services');

const SERVICES = ['frontend', 'backend', 'backend-internal'] as const;
const serviceOf = (stack: StackView, name: string) => stack.at(`${name}-service/service`);

interface ContainerJson {
  readonly name: string;
  readonly stopTimeout: number;
  readonly healthCheck?: { readonly command: readonly string[] };
  readonly environment: readonly { readonly name: string; readonly value: string }[];
}

const containersOf = (stack: StackView, name: string): readonly ContainerJson[] =>
  JSON.parse(String(stack.at(`${name}-service/task-definition`)['container_definitions'])) as ContainerJson[];

function containerOf(stack: StackView, name: string, container = name): ContainerJson {
  const found = containersOf(stack, name).find((one) => one.name === container);
  if (found === undefined) throw new Error(`${name} has no container ${container}`);
  return found;
}

test('EDG-01: frontend and backend run on Fargate, each task with 256 CPU units and 512 MB', () => {
  expect(production.all(EcsService)).toHaveLength(3);
  for (const definition of production.all(EcsTaskDefinition)) {
    expect(definition).toMatchObject({ cpu: '256', memory: '512', requires_compatibilities: ['FARGATE'] });
  }
});

test('EDG-01: the path decides: /api/ is the backend, and whatever nobody else takes the frontend', () => {
  const paths = production
    .all(LbListenerRule)
    .map(({ priority, condition }) => [priority, JSON.stringify(condition)] as const);
  expect(paths).toEqual(
    expect.arrayContaining([
      [500, expect.stringContaining('/api/*')],
      [900, expect.stringContaining('/*')],
    ]),
  );
});

test('EDG-03: target groups ask /health as the source has it', () => {
  expect(production.all(LbTargetGroup)).toHaveLength(3);
  for (const group of production.all(LbTargetGroup)) {
    expect(group['health_check']).toMatchObject({
      ...{ path: '/health', interval: 30, timeout: 5, matcher: '200-399' },
      ...{ healthy_threshold: 2, unhealthy_threshold: 5 },
    });
  }
});

test.each([...SERVICES])(
  'EDG-04: %s is asked by ECS too, and has longer to end than requests still come',
  (name) => {
    const container = containerOf(production, name);
    expect(container.healthCheck?.command.join(' ')).toContain('/health');
    const delays = production.all(LbTargetGroup).map((group) => Number(group['deregistration_delay']));
    expect(container.stopTimeout).toBeGreaterThan(Math.max(...delays));
  },
);

test('EDG-05: the frontend rolls: half of its tasks stay, twice as many may run, and a failure is rolled back', () => {
  expect(serviceOf(production, 'frontend')).toMatchObject({
    deployment_minimum_healthy_percent: 50,
    deployment_maximum_percent: 200,
    deployment_circuit_breaker: { enable: true, rollback: true },
  });
});

test('EDG-05, EDG-06: an environment that wants it rolls the backend as well', () => {
  const { deployments } = environmentOf('staging');
  const rolling = { type: 'rolling', minimumHealthyPercent: 50, maximumPercent: 200 } as const;
  const rolled = stackOf(
    environmentOf('staging', { deployments: { ...deployments, backend: rolling } }),
    'services',
  );
  expect(serviceOf(rolled, 'backend')).not.toHaveProperty('deployment_controller');
  expect(rolled.all(LbTargetGroup)).toHaveLength(2);
});

test('EDG-06: the backend belongs to CodeDeploy, with two target groups and rules that Terraform leaves alone', () => {
  expect(serviceOf(production, 'backend')).toMatchObject({
    deployment_controller: { type: 'CODE_DEPLOY' },
    lifecycle: { ignore_changes: expect.arrayContaining(['task_definition', 'load_balancer']) },
  });
  const moved = production.all(LbListenerRule).filter(({ lifecycle }) => lifecycle !== undefined);
  expect(moved).toHaveLength(2);
  for (const { lifecycle } of moved) expect(lifecycle).toMatchObject({ ignore_changes: ['action'] });
});

test.each([...SERVICES])(
  'EDG-08: %s follows CPU and memory between the numbers of its environment',
  (name) => {
    const { services } = environmentOf('production');
    const { min, max } = services[name].tasks;
    const targets = production.all(AppautoscalingTarget);
    expect(targets).toContainEqual(expect.objectContaining({ min_capacity: min, max_capacity: max }));
    expect(serviceOf(production, name)['lifecycle']).toMatchObject({
      ignore_changes: expect.arrayContaining(['desired_count']),
    });
  },
);

test('EDG-08: what the load balancer reaches follows its requests too', () => {
  const tracked = production.all(AppautoscalingPolicy).map((policy) => {
    const configuration = policy['target_tracking_scaling_policy_configuration'] as Resource;
    return String((configuration['predefined_metric_specification'] as Resource)['predefined_metric_type']);
  });
  const count = (metric: string) => tracked.filter((one) => one === metric).length;
  expect(count('ECSServiceAverageCPUUtilization')).toBe(3);
  expect(count('ECSServiceAverageMemoryUtilization')).toBe(3);
  expect(count('ALBRequestCountPerTarget')).toBe(2);
});

test('EDG-08: by day production keeps a floor, which goes back at night', () => {
  const floors = production
    .all(AppautoscalingScheduledAction)
    .map(({ schedule, scalable_target_action: action }) => [schedule, (action as Resource)['min_capacity']]);
  expect(floors).toEqual(
    expect.arrayContaining([
      ['cron(0 7 ? * MON-SAT *)', '3'],
      ['cron(0 19 ? * MON-SAT *)', '2'],
    ]),
  );
  expect(staging.all(AppautoscalingScheduledAction)).toEqual([]);
});

test('EDG-10: the frontend calls the backend through Service Connect, with TLS from a private authority', () => {
  expect(serviceOf(production, 'backend-internal')['service_connect_configuration']).toMatchObject({
    enabled: true,
    service: [
      {
        client_alias: { dns_name: 'backend', port: 8000 },
        tls: { issuer_cert_authority: { aws_pca_authority_arn: expect.stringContaining('certificate') } },
        timeout: { per_request_timeout_seconds: 15 },
      },
    ],
  });
  expect(serviceOf(production, 'frontend')['service_connect_configuration']).toMatchObject({ enabled: true });
  expect(containerOf(production, 'frontend').environment).toContainEqual({
    name: 'BACKEND_URL',
    value: 'http://backend:8000',
  });
});

test('EDG-13: each service has a task role of its own, and what touches no database may not sign in to one', () => {
  const roles = SERVICES.map((name) =>
    String(production.at(`${name}-service/task-definition`)['task_role_arn']),
  );
  expect(new Set(roles).size).toBe(3);
  const mayConnect = (name: string) => JSON.stringify(production.at(`${name}-service/task/policy`));
  expect(mayConnect('backend')).toMatch(/rds-db:connect.*\/backend\b/);
  expect(mayConnect('frontend')).not.toContain('rds-db:connect');
});

test.each([...SERVICES])(
  'EDG-14: %s sends its spans to a collector beside it, which may fail alone',
  (name) => {
    const collector = containersOf(production, name).find((one) => one.name === 'collector');
    expect(collector).toMatchObject({ essential: false });
    expect(containerOf(production, name).environment.map((variable) => variable.name)).toContain(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
    );
  },
);

test('EDG-15: staging runs three of four tasks on Spot, production none', () => {
  expect(serviceOf(staging, 'frontend')['capacity_provider_strategy']).toEqual([
    { capacity_provider: 'FARGATE', base: 0, weight: 25 },
    { capacity_provider: 'FARGATE_SPOT', base: 0, weight: 75 },
  ]);
  expect(JSON.stringify(production.all(EcsService))).not.toContain('FARGATE_SPOT');
});
