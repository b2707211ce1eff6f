import { refusal } from '@ashlar/testing';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import fc from 'fast-check';
import { alarmNames, canary, functionArn, plan, targets } from './minimal-deployment.fixture.js';
import { ecsStrategies } from './strategies.fixture.js';
import type { DeploymentStrategy, EcsStrategy } from './strategy.js';

const shift = { type: 'canary', by: 'ecs', percent: 2.5, minutes: 10 } as const;
const hooks = { POST_TEST_TRAFFIC_SHIFT: { functionArn } } as const;

test('a rolling deployment keeps all tasks and may double them, and makes nothing', () => {
  const { stack, deployment } = plan();
  expect(deployment).toEqual({
    kind: 'rolling',
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    alarmNames: [],
  });
  expect(stack.byAddress()).toEqual({});
});

test('its bounds and its alarms are those that are given, in order of their keys', () => {
  const strategy = { type: 'rolling', minimumHealthyPercent: 50, maximumPercent: 200 } as const;
  expect(plan({ strategy, alarmNames }).deployment).toMatchObject({
    minimumHealthyPercent: 50,
    alarmNames: ['demo-test-backend-errors', 'demo-test-backend-latency'],
  });
});

test('of CodeDeploy, a service is told that it belongs to it', () => {
  const { stack, deployment } = plan({ strategy: canary, targets, alarmNames });
  expect(deployment).toEqual({ kind: 'codedeploy' });
  expect(stack.byAddress()).toEqual({});
});

describe("a shift of ECS's own", () => {
  test('has all its pieces, whatever the strategy', () => {
    fc.assert(
      fc.property(ecsStrategies, (strategy) => {
        const { stack, deployment } = plan({ strategy, targets, alarmNames, hooks });
        expect(deployment).toMatchObject({
          kind: 'ecs',
          bakeMinutes: strategy.bakeMinutes ?? 15,
          traffic: {
            alternateTargetGroupArn: targets.twin.targetGroupArn,
            productionRuleArn: targets.twin.productionRuleArn,
            testRuleArn: targets.twin.testRuleArn,
          },
          ...shapeOf(strategy),
        });
        expect(stack.all(IamRole)).toHaveLength(2);
      }),
      { numRuns: 25 },
    );
  });

  test("may change what AWS's own policy allows, and ECS alone takes the role", () => {
    const { stack, deployment } = plan({ strategy: shift, targets, alarmNames });
    expect(stack.one(IamRolePolicyAttachment)).toMatchObject({
      policy_arn: 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers',
    });
    expect(stack.one(IamRole)['assume_role_policy']).toContain('ecs.amazonaws.com');
    expect(deployment).toMatchObject({ ready: [expect.anything()], hooks: [] });
  });

  test('calls its hooks with a role that calls nothing else', () => {
    const both = { ...hooks, PRE_SCALE_UP: { functionArn } };
    const { stack, deployment } = plan({ strategy: shift, targets, alarmNames, hooks: both });
    const policy = JSON.parse(String(stack.one(IamPolicy)['policy'])) as { Statement: unknown };
    expect(policy.Statement).toMatchObject([
      { Sid: 'CallHooks', Action: 'lambda:InvokeFunction', Resource: functionArn },
    ]);
    expect(deployment).toMatchObject({
      ready: [expect.anything(), expect.anything()],
      hooks: [
        { stage: 'POST_TEST_TRAFFIC_SHIFT', functionArn },
        { stage: 'PRE_SCALE_UP', functionArn },
      ],
    });
  });
});

test('everything wrong with a plan is said at once', () => {
  const strategy: DeploymentStrategy = { type: 'canary', by: 'ecs', percent: 100, minutes: 10 };
  const wrong = { POST_TEST_TRAFIC_SHIFT: { functionArn }, PRE_SCALE_UP: {} } as object;
  expect(refusal(() => plan({ strategy, provider: '5.100.0', hooks: wrong }))).toMatchInlineSnapshot(`
    "demo-test-unit/plan (DeploymentPlan) has 6 problems:
      strategy.percent is 100: the canary would be everybody
        fix: use a multiple of 0.1 from 0.1 to 99.9, or type: 'blue-green'
      ECS's own canary needs AWS provider 6.21.0, and 5.100.0 is asked to plan it
        fix: plan with 6.21.0 or newer; with 5.100.0, use by: 'codedeploy', or type: 'rolling'
      'canary' moves traffic between two target groups, and targets is left out
        fix: give a TargetGroup of @ashlar/alb with a twin
      'canary' moves a share of the traffic first, and no alarm watches it
        fix: give alarmNames, above all one for errors of the targets, or use type: 'blue-green'
      hooks.POST_TEST_TRAFIC_SHIFT is about a moment that a deployment doesn't have
        fix: did you mean 'POST_TEST_TRAFFIC_SHIFT'? use RECONCILE_SERVICE, PRE_SCALE_UP, POST_SCALE_UP, TEST_TRAFFIC_SHIFT, POST_TEST_TRAFFIC_SHIFT, PRODUCTION_TRAFFIC_SHIFT, POST_PRODUCTION_TRAFFIC_SHIFT
      hooks.PRE_SCALE_UP names no function
        fix: give { functionArn }"
  `);
});

test.each<[string, Parameters<typeof plan>[0]]>([
  [
    "'canary' moves traffic between two target groups, and targets is left out",
    { strategy: canary, alarmNames },
  ],
  [
    "'blue-green' moves traffic between two target groups, and targets is one without a twin",
    { strategy: { type: 'blue-green', by: 'codedeploy' }, targets: { targetGroupName: 'alone' } },
  ],
  [
    'targets.twin has no testListenerArn',
    {
      strategy: { type: 'blue-green', by: 'ecs' },
      targets: { ...targets, twin: { ...targets.twin, testListenerArn: '' } },
    },
  ],
  ["'canary' moves a share of the traffic first, and no alarm watches it", { strategy: canary, targets }],
  [
    'alarmNames has 11; CodeDeploy watches 10',
    {
      strategy: canary,
      targets,
      alarmNames: Object.fromEntries(
        Array.from({ length: 11 }, (_, index) => [`a${index}`, `alarm-${index}`]),
      ),
    },
  ],
  ['alarmNames.errors is no name', { strategy: { type: 'rolling' }, alarmNames: { errors: '' } }],
  [
    'hooks are given, and CodeDeploy is told of its own in each release',
    { strategy: canary, targets, alarmNames, hooks },
  ],
  ["hooks are given, and 'rolling' asks nobody", { hooks }],
])('%s: that is refused', (message, props) => {
  const text = refusal(() => plan(props));
  expect(text).toContain(message);
  expect(text).toContain('has a problem:');
});

test('what is missing altogether is no TypeError', () => {
  expect(
    refusal(() => plan({ strategy: null as unknown as DeploymentStrategy, targets: null as never })),
  ).toContain('strategy is');
});

function shapeOf(strategy: EcsStrategy) {
  if (strategy.type === 'canary') {
    return { strategy: 'CANARY', canary: { percent: strategy.percent, minutes: strategy.minutes } };
  }
  if (strategy.type === 'linear') {
    const { percent, everyMinutes } = strategy;
    return { strategy: 'LINEAR', linear: { percent, everyMinutes } };
  }
  return { strategy: 'BLUE_GREEN' };
}
