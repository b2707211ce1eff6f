import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { synthStack } from '@ashlar/testing';
import { byCodeDeploy, byEcs, rolling } from './deployment.fixture.js';
import { FargateService } from './fargate-service.js';
import { build, loadBalancer, minimal, problems } from './minimal-service.fixture.js';
import type { ServiceDeployment } from './service-deployment.js';
import type { FargateServiceProps } from './service-props.js';

const service = (deployment: ServiceDeployment, props: Partial<FargateServiceProps> = {}) =>
  build({ deployment, loadBalancer, ...props }).one(EcsService);

describe('a rolling deployment', () => {
  test('stays within the bounds of its strategy', () => {
    expect(service(rolling)).toMatchObject({
      deployment_minimum_healthy_percent: 50,
      deployment_maximum_percent: 200,
      deployment_circuit_breaker: { enable: true, rollback: true },
    });
    expect(service(rolling)).not.toHaveProperty('deployment_controller');
    expect(service(rolling)).not.toHaveProperty('alarms');
  });

  test('is taken back by its alarms', () => {
    expect(service({ ...rolling, alarmNames: ['errors', 'latency'] })).toMatchObject({
      alarms: { alarm_names: ['errors', 'latency'], enable: true, rollback: true },
    });
  });

  test('can do without a load balancer', () => {
    expect(build({ deployment: rolling }).one(EcsService)).not.toHaveProperty('load_balancer');
  });
});

describe('a service that CodeDeploy deploys', () => {
  test('says so, and has nothing that ECS would refuse', () => {
    const deployed = service(byCodeDeploy);
    expect(deployed).toMatchObject({ deployment_controller: { type: 'CODE_DEPLOY' } });
    for (const foreign of ['alarms', 'deployment_circuit_breaker', 'deployment_configuration']) {
      expect(deployed).not.toHaveProperty(foreign);
    }
    expect(deployed).not.toHaveProperty('force_new_deployment');
    expect(deployed).toMatchObject({ health_check_grace_period_seconds: 150 });
  });

  test('has a name of its own, so that it starts before its predecessor goes, at the same address', () => {
    const [before, after] = [build({ loadBalancer }), build({ loadBalancer, deployment: byCodeDeploy })];
    expect(Object.keys(after.byAddress())).toEqual(Object.keys(before.byAddress()));
    expect(before.one(EcsService)).toMatchObject({ name: 'demo-test-nginx' });
    expect(after.one(EcsService)).toMatchObject({
      name: 'demo-test-nginx-codedeploy',
      lifecycle: { create_before_destroy: true },
    });
  });

  test('goes back to a rolling deployment in the same order', () => {
    expect(service(rolling)).toMatchObject({
      name: 'demo-test-nginx',
      lifecycle: { create_before_destroy: true },
    });
  });

  test('takes twice the tasks while it is deployed', () => {
    synthStack((stack) => {
      const props = { ...minimal, loadBalancer, deployment: byCodeDeploy, scaling: { min: 2, max: 6 } };
      expect(new FargateService(stack, 'nginx', props).peakTasks).toBe(12);
    });
  });

  test('tells CodeDeploy all that a release needs', () => {
    synthStack((stack) => {
      const joins = { database: 'sg-db' };
      const { release } = new FargateService(stack, 'nginx', { ...minimal, loadBalancer, joins });
      expect(release).toMatchObject({
        clusterName: 'demo-test',
        containerName: 'nginx',
        containerPort: 80,
        subnetIds: ['subnet-a', 'subnet-b'],
        securityGroupIds: [expect.anything(), 'sg-db'],
        capacity: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
        roleArns: [expect.anything()],
      });
      expect(new FargateService(stack, 'alone', { ...minimal, purpose: 'alone' }).release).toBeUndefined();
    });
  });
});

describe("ECS's own shift", () => {
  test('has the second target group, both rules and the role that moves the traffic', () => {
    expect(service(byEcs)['load_balancer']).toEqual([
      {
        target_group_arn: loadBalancer.targetGroupArn,
        container_name: 'nginx',
        container_port: 80,
        advanced_configuration: {
          alternate_target_group_arn: byEcs.traffic.alternateTargetGroupArn,
          production_listener_rule: byEcs.traffic.productionRuleArn,
          test_listener_rule: byEcs.traffic.testRuleArn,
          role_arn: byEcs.traffic.roleArn,
        },
      },
    ]);
  });

  test('says how far, how fast, who is asked and what takes it back', () => {
    expect(service(byEcs)).toMatchObject({
      name: 'demo-test-nginx',
      deployment_configuration: {
        strategy: 'CANARY',
        bake_time_in_minutes: '15',
        canary_configuration: { canary_percent: 2.5, canary_bake_time_in_minutes: '10' },
        lifecycle_hook: [
          {
            hook_target_arn: 'arn:aws:lambda:us-east-1:123456789012:function:gate',
            lifecycle_stages: ['POST_TEST_TRAFFIC_SHIFT'],
            role_arn: 'arn:aws:iam::123456789012:role/hooks',
          },
        ],
      },
      alarms: { alarm_names: ['errors'], enable: true, rollback: true },
    });
  });

  test('has the circuit breaker where it moves all at once, and only there', () => {
    const allAtOnce = { ...byEcs, strategy: 'BLUE_GREEN', canary: undefined } as const;
    expect(service(allAtOnce)).toMatchObject({
      deployment_circuit_breaker: { enable: true, rollback: true },
    });
    expect(service(byEcs)).not.toHaveProperty('deployment_circuit_breaker');
  });

  test('waits for what lets ECS move the traffic', () => {
    const stack = synthStack((scope) => {
      const listener = new LbListener(scope, 'traffic', { loadBalancerArn: 'arn:lb', defaultAction: [] });
      const deployment = { ...byEcs, ready: [listener] };
      new FargateService(scope, 'nginx', { ...minimal, loadBalancer, deployment });
    });
    expect(stack.one(EcsService)['depends_on']).toContain('aws_lb_listener.traffic');
  });

  test('goes in steps when it is linear', () => {
    const pace = { percent: 20, everyMinutes: 3 };
    const linear = { ...byEcs, strategy: 'LINEAR', canary: undefined, linear: pace } as const;
    expect(service(linear)['deployment_configuration']).toMatchObject({
      strategy: 'LINEAR',
      linear_configuration: { step_percent: 20, step_bake_time_in_minutes: '3' },
    });
  });
});

test.each<[string, Partial<FargateServiceProps>]>([
  [
    'mesh is given, and Service Connect takes no service that CodeDeploy releases',
    {
      deployment: byCodeDeploy,
      loadBalancer,
      mesh: {
        namespaceArn: 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1',
        role: 'client',
      },
    },
  ],
  [
    'deployment moves traffic between target groups, and there is no loadBalancer',
    { deployment: byCodeDeploy },
  ],
  ['deployment moves traffic between target groups, and there is no loadBalancer', { deployment: byEcs }],
  [
    'minimumHealthyPercent is 50, and deployment decides about it',
    { deployment: byCodeDeploy, loadBalancer, minimumHealthyPercent: 50 },
  ],
  ['maximumPercent is 150, and deployment decides about it', { deployment: rolling, maximumPercent: 150 }],
  [
    'tasks is 1, of which a deployment must keep 1 (minimumHealthyPercent 100) and may run 1 (maximumPercent 100): it can neither start a task nor stop one',
    { tasks: 1, deployment: { ...rolling, minimumHealthyPercent: 100, maximumPercent: 100 } },
  ],
  ["deployment is 'rolling'", { deployment: 'rolling' as never }],
  ["deployment.kind is 'canary'", { deployment: { kind: 'canary' } as never }],
])('%s: that is refused', (message, props) => {
  expect(problems(props)).toEqual([message]);
});

test("a mesh goes together with ECS's own shift", () => {
  const mesh = {
    namespaceArn: 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1',
    role: 'client',
  } as const;
  expect(problems({ deployment: byEcs, loadBalancer, mesh })).toEqual([]);
});
