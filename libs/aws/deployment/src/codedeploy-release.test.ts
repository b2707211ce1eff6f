import { refusal } from '@ashlar/testing';
import { CodedeployApp } from '@cdktf/provider-aws/lib/codedeploy-app/index.js';
import { CodedeployDeploymentConfig } from '@cdktf/provider-aws/lib/codedeploy-deployment-config/index.js';
import { CodedeployDeploymentGroup } from '@cdktf/provider-aws/lib/codedeploy-deployment-group/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import fc from 'fast-check';
import { alarmNames, canary, functionArn, release, targets } from './minimal-deployment.fixture.js';
import { predefinedConfigs } from './predefined-configs.js';
import { codeDeployStrategies } from './strategies.fixture.js';
import type { CodeDeployStrategy, DeploymentStrategy } from './strategy.js';

test('every strategy has an application, a group, a role and a configuration that moves traffic like it', () => {
  fc.assert(
    fc.property(codeDeployStrategies, (strategy) => {
      const { stack, release: built } = release(strategy);
      expect([stack.all(CodedeployApp), stack.all(IamRole)].map((found) => found.length)).toEqual([1, 1]);
      const group = stack.one(CodedeployDeploymentGroup);
      expect(group['deployment_style']).toEqual({
        deployment_type: 'BLUE_GREEN',
        deployment_option: 'WITH_TRAFFIC_CONTROL',
      });
      expect(movesOf(stack, built.deploymentConfigName)).toEqual(shapeOf(strategy));
    }),
    { numRuns: 40 },
  );
});

test.each(predefinedConfigs)('$name is used where it fits exactly, and nothing is made', (config) => {
  const { type, percent = 0, minutes = 0 } = config;
  const shift =
    type === 'blue-green'
      ? { type }
      : type === 'canary'
        ? { type, percent, minutes }
        : { type, percent, everyMinutes: minutes };
  const { stack } = release({ by: 'codedeploy', ...shift });
  expect(stack.one(CodedeployDeploymentGroup)).toMatchObject({ deployment_config_name: config.name });
  expect(stack.all(CodedeployDeploymentConfig)).toEqual([]);
});

test('a configuration of our own has its numbers in its name, and comes before its predecessor goes', () => {
  const { stack } = release({ type: 'canary', by: 'codedeploy', percent: 20, minutes: 15 });
  expect(stack.one(CodedeployDeploymentConfig)).toMatchObject({
    deployment_config_name: 'demo-test-backend-canary-20-15',
    compute_platform: 'ECS',
    traffic_routing_config: {
      type: 'TimeBasedCanary',
      time_based_canary: { interval: 15, percentage: 20 },
    },
    lifecycle: { create_before_destroy: true },
  });
});

test('the group moves the traffic of one service between two target groups on two listeners', () => {
  expect(release().stack.one(CodedeployDeploymentGroup)).toMatchObject({
    app_name: expect.stringContaining('aws_codedeploy_app.releases_application'),
    deployment_group_name: 'demo-test-backend',
    ecs_service: { cluster_name: 'demo-test', service_name: 'demo-test-backend-codedeploy' },
    load_balancer_info: {
      target_group_pair_info: {
        prod_traffic_route: { listener_arns: [targets.twin.productionListenerArn] },
        test_traffic_route: { listener_arns: [targets.twin.testListenerArn] },
        target_group: [{ name: 'demo-test-backend' }, { name: 'demo-test-backend-green' }],
      },
    },
  });
});

test('the old tasks stay for an hour, and nobody is asked', () => {
  expect(release().stack.one(CodedeployDeploymentGroup)).toMatchObject({
    blue_green_deployment_config: {
      deployment_ready_option: { action_on_timeout: 'CONTINUE_DEPLOYMENT' },
      terminate_blue_instances_on_deployment_success: {
        action: 'TERMINATE',
        termination_wait_time_in_minutes: 60,
      },
    },
  });
});

test('a consent that does not come stops the deployment', () => {
  const strategy = { ...canary, consentWaitMinutes: 30, terminationWaitMinutes: 0 };
  expect(release(strategy).stack.one(CodedeployDeploymentGroup)).toMatchObject({
    blue_green_deployment_config: {
      deployment_ready_option: { action_on_timeout: 'STOP_DEPLOYMENT', wait_time_in_minutes: 30 },
      terminate_blue_instances_on_deployment_success: { termination_wait_time_in_minutes: 0 },
    },
  });
});

test('what fails, and what an alarm stops, is taken back', () => {
  expect(release().stack.one(CodedeployDeploymentGroup)).toMatchObject({
    auto_rollback_configuration: {
      enabled: true,
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
    },
    alarm_configuration: { enabled: true, alarms: Object.values(alarmNames) },
  });
});

test('without alarms a failure is taken back all the same', () => {
  const strategy = { type: 'blue-green', by: 'codedeploy' } as const;
  const { stack } = release(strategy, { plan: { strategy, targets } });
  expect(stack.one(CodedeployDeploymentGroup)).toMatchObject({
    auto_rollback_configuration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
    alarm_configuration: { enabled: false, alarms: [] },
  });
  expect(String(stack.one(IamPolicy)['policy'])).not.toContain('DescribeAlarms');
});

test('a hook function may report on deployments of this application, and a pipeline may start one of this group', () => {
  const { application, release: built } = release();
  expect(application.hookStatement).toMatchObject({
    actions: ['codedeploy:PutLifecycleEventHookExecutionStatus'],
    resources: ['arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:demo-test/*'],
  });
  const [start] = built.deployStatements();
  expect(start?.resources).toEqual([
    expect.stringContaining(':application:'),
    expect.stringContaining(':deploymentgroup:'),
    'arn:aws:codedeploy:us-east-1:123456789012:deploymentconfig:CodeDeployDefault.ECSCanary10Percent5Minutes',
  ]);
});

test.each<[string, DeploymentStrategy, Parameters<typeof release>[1]]>([
  ["plan.strategy is 'rolling', which CodeDeploy has no part in", { type: 'rolling' }, {}],
  [
    "plan.strategy is 'blue-green' by 'ecs', which CodeDeploy has no part in",
    { type: 'blue-green', by: 'ecs' },
    {},
  ],
  [
    'hooks.BeforeAllowTrafic is about a moment',
    canary,
    { hooks: { BeforeAllowTrafic: { functionArn } } as object },
  ],
  ['hooks.AfterInstall names no function', canary, { hooks: { AfterInstall: {} } as object }],
  ['service is left out', canary, { service: undefined }],
  [
    'targets is one without a twin',
    canary,
    { plan: { strategy: canary, targets: { targetGroupName: 'a' }, alarmNames } },
  ],
  ['no alarm watches it', canary, { plan: { strategy: canary, targets } }],
  ['plan has no strategy', canary, { plan: {} as never }],
  ['applicationName is left out', canary, { applicationName: undefined as unknown as string }],
])('%s: that is refused', (message, strategy, props) => {
  expect(refusal(() => release(strategy, props))).toContain(message);
});

function movesOf(stack: ReturnType<typeof release>['stack'], name: string) {
  const predefined = predefinedConfigs.find((config) => config.name === name);
  if (predefined !== undefined) return [predefined.type, predefined.percent, predefined.minutes];
  const { traffic_routing_config: routing } = stack.one(CodedeployDeploymentConfig) as {
    traffic_routing_config: {
      time_based_canary?: { percentage: number; interval: number };
      time_based_linear?: { percentage: number; interval: number };
    };
  };
  const { time_based_canary: canary, time_based_linear: linear } = routing;
  const pace = canary ?? linear;
  return [canary === undefined ? 'linear' : 'canary', pace?.percentage, pace?.interval];
}

function shapeOf(strategy: CodeDeployStrategy) {
  if (strategy.type === 'blue-green') return ['blue-green', undefined, undefined];
  return [
    strategy.type,
    strategy.percent,
    strategy.type === 'canary' ? strategy.minutes : strategy.everyMinutes,
  ];
}
