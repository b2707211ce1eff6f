import { is, isRecord, type Problem, wordProblems } from '@ashlar/core';
import type { FargateServiceProps } from './service-props.js';

/**
 * What does not go together with the way in which a service is deployed.
 *
 * asOf: 2026-11
 * source: Amazon ECS developer guide, "CodeDeploy blue/green deployments for Amazon ECS": a load balancer is needed
 */
export function serviceDeploymentProblems(props: FargateServiceProps): Problem[] {
  const { deployment, loadBalancer } = props;
  if (deployment === undefined) return [];
  const given: unknown = deployment;
  if (!isRecord(given)) {
    const fix = 'give `deployment` of a DeploymentPlan from @ashlar/deployment';
    return [{ what: is('deployment', given), fix }];
  }
  const unknown = wordProblems('deployment.kind', given['kind'], ['rolling', 'codedeploy', 'ecs']);
  if (unknown.length > 0) return unknown;
  const { kind } = deployment;
  return [
    ...twoVoices(props),
    ...(kind === 'rolling' || loadBalancer !== undefined
      ? []
      : [
          {
            what: 'deployment moves traffic between target groups, and there is no loadBalancer',
            fix: 'give loadBalancer, or deploy with a rolling strategy',
          },
        ]),
  ];
}

/** The percents stand in the strategy, and only in that of a rolling deployment. */
function twoVoices({ deployment, minimumHealthyPercent, maximumPercent }: FargateServiceProps): Problem[] {
  const fix =
    deployment?.kind === 'rolling'
      ? "say it once, in the strategy: { type: 'rolling', minimumHealthyPercent }"
      : 'leave it out: there are twice as many tasks while traffic moves';
  return Object.entries({ minimumHealthyPercent, maximumPercent })
    .filter(([, value]) => value !== undefined)
    .map(([prop, value]) => ({ what: `${prop} is ${String(value)}, and deployment decides about it`, fix }));
}
