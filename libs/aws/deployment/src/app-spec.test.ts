import { canary, functionArn, release } from './minimal-deployment.fixture.js';

const hooks = { BeforeAllowTraffic: { functionArn } } as const;

test('the AppSpec says all that CodeDeploy owns, and leaves a place for the revision', () => {
  expect(JSON.parse(release(canary, { hooks }).release.appSpec)).toEqual({
    version: 0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: '<TASK_DEFINITION>',
            LoadBalancerInfo: { ContainerName: 'backend', ContainerPort: 8000 },
            PlatformVersion: 'LATEST',
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                Subnets: ['subnet-a', 'subnet-b'],
                SecurityGroups: ['sg-tasks', 'sg-database-clients'],
                AssignPublicIp: 'DISABLED',
              },
            },
            CapacityProviderStrategy: [
              { CapacityProvider: 'FARGATE', Weight: 1, Base: 2 },
              { CapacityProvider: 'FARGATE_SPOT', Weight: 3, Base: 0 },
            ],
          },
        },
      },
    ],
    Hooks: [{ BeforeAllowTraffic: functionArn }],
  });
});

test('hooks stand in the order in which they are asked', () => {
  const all = {
    BeforeAllowTraffic: { functionArn },
    AfterInstall: { functionArn },
    BeforeInstall: { functionArn },
  };
  const { Hooks } = JSON.parse(release(canary, { hooks: all }).release.appSpec) as { Hooks: object[] };
  expect(Hooks.flatMap(Object.keys)).toEqual(['BeforeInstall', 'AfterInstall', 'BeforeAllowTraffic']);
});
