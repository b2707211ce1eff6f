import { sortedEntries } from '@ashlar/core';
import { type CodeDeployHooks, codeDeployEvents, type HookFunction } from './hooks.js';
import type { ReleasedService } from './released-service.js';

/** Stands where CI writes the ARN of the revision that it registered; CodePipeline looks for the same word. */
export const TASK_DEFINITION = '<TASK_DEFINITION>';

/**
 * What a deployment starts, as JSON: all that CodeDeploy owns of the service. It forgets what is left out, above all the
 * capacity, so that everything is said.
 *
 * source: AWS CodeDeploy user guide, "AppSpec 'resources' section for Amazon ECS deployments" and "'hooks' section"
 */
export function appSpec(service: ReleasedService, hooks: CodeDeployHooks): string {
  const { containerName, containerPort, subnetIds, securityGroupIds, capacity } = service;
  const given = Object.fromEntries(sortedEntries<HookFunction | undefined>({ ...hooks }));
  const asked = codeDeployEvents.flatMap((event) => {
    const hook = given[event];
    return hook === undefined ? [] : [{ [event]: hook.functionArn }];
  });
  return JSON.stringify({
    version: 0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: TASK_DEFINITION,
            LoadBalancerInfo: { ContainerName: containerName, ContainerPort: containerPort },
            PlatformVersion: 'LATEST',
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                Subnets: subnetIds,
                SecurityGroups: securityGroupIds,
                AssignPublicIp: 'DISABLED',
              },
            },
            CapacityProviderStrategy: capacity.map(({ capacityProvider, weight, base }) => ({
              CapacityProvider: capacityProvider,
              Weight: weight,
              Base: base,
            })),
          },
        },
      },
    ],
    ...(asked.length === 0 ? {} : { Hooks: asked }),
  });
}
