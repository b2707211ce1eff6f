import { type StackView, synthStack } from '@ashlar/testing';
import { CodeDeployApplication } from './codedeploy-application.js';
import { CodeDeployRelease, type CodeDeployReleaseProps } from './codedeploy-release.js';
import { DeploymentPlan, type DeploymentPlanProps } from './deployment-plan.js';
import type { ReleasedService } from './released-service.js';
import type { ShiftTargets } from './shift-targets.js';
import type { CodeDeployStrategy } from './strategy.js';

const elb = (resource: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${resource}`;

export const targets = {
  targetGroupName: 'demo-test-backend',
  rules: { api: elb('listener-rule/app/web/1/2/3') },
  twin: {
    targetGroupArn: elb('targetgroup/demo-test-backend-green/2'),
    targetGroupName: 'demo-test-backend-green',
    productionListenerArn: elb('listener/app/web/1/2'),
    testListenerArn: elb('listener/app/web/1/8'),
    productionRuleArn: elb('listener-rule/app/web/1/2/3'),
    testRuleArn: elb('listener-rule/app/web/1/8/9'),
  },
} as const satisfies ShiftTargets;

export const service: ReleasedService = {
  clusterName: 'demo-test',
  serviceName: 'demo-test-backend-codedeploy',
  containerName: 'backend',
  containerPort: 8000,
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupIds: ['sg-tasks', 'sg-database-clients'],
  capacity: [
    { capacityProvider: 'FARGATE', weight: 1, base: 2 },
    { capacityProvider: 'FARGATE_SPOT', weight: 3, base: 0 },
  ],
  roleArns: ['arn:aws:iam::123456789012:role/execution', 'arn:aws:iam::123456789012:role/task'],
};

export const alarmNames = { errors: 'demo-test-backend-errors', latency: 'demo-test-backend-latency' };

export const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:gate';

export const canary = {
  type: 'canary',
  by: 'codedeploy',
  percent: 10,
  minutes: 5,
} as const satisfies CodeDeployStrategy;

/** Test support: a plan, and what a service would be told. */
export function plan(props: Partial<DeploymentPlanProps> = {}) {
  const built: DeploymentPlan[] = [];
  const stack = synthStack((scope) => {
    const strategy = props.strategy === undefined ? ({ type: 'rolling' } as const) : props.strategy;
    built.push(new DeploymentPlan(scope, 'plan', { purpose: 'backend', ...props, strategy }));
  });
  return { stack, deployment: built[0]?.deployment };
}

interface BuiltRelease {
  readonly stack: StackView;
  readonly release: CodeDeployRelease;
  readonly application: CodeDeployApplication;
}

/** Test support: the smallest release that works, and what differs. */
export function release(
  strategy: CodeDeployReleaseProps['plan']['strategy'] = canary,
  props: Partial<CodeDeployReleaseProps> = {},
): BuiltRelease {
  const built: Omit<BuiltRelease, 'stack'>[] = [];
  const stack = synthStack((scope) => {
    const application = new CodeDeployApplication(scope, 'releases');
    const { applicationName } = application;
    built.push({
      application,
      release: new CodeDeployRelease(scope, 'release', {
        ...{ purpose: 'backend', applicationName, plan: { strategy, targets, alarmNames }, service },
        ...props,
      }),
    });
  });
  return { stack, ...(built[0] as Omit<BuiltRelease, 'stack'>) };
}
