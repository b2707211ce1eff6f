import type { CodeDeployDeployment, EcsDeployment, RollingDeployment } from './service-deployment.js';

const elb = (resource: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${resource}`;

export const rolling: RollingDeployment = {
  kind: 'rolling',
  minimumHealthyPercent: 50,
  maximumPercent: 200,
  alarmNames: [],
};

export const byCodeDeploy: CodeDeployDeployment = { kind: 'codedeploy' };

export const byEcs: EcsDeployment = {
  kind: 'ecs',
  strategy: 'CANARY',
  bakeMinutes: 15,
  canary: { percent: 2.5, minutes: 10 },
  traffic: {
    alternateTargetGroupArn: elb('targetgroup/green/2'),
    productionRuleArn: elb('listener-rule/app/web/1/2/3'),
    testRuleArn: elb('listener-rule/app/web/1/8/9'),
    roleArn: 'arn:aws:iam::123456789012:role/traffic',
  },
  hooks: [
    {
      stage: 'POST_TEST_TRAFFIC_SHIFT',
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:gate',
      roleArn: 'arn:aws:iam::123456789012:role/hooks',
    },
  ],
  alarmNames: ['errors'],
  ready: [],
};
