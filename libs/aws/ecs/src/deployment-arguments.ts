import type {
  EcsServiceConfig,
  EcsServiceDeploymentConfiguration,
} from '@cdktf/provider-aws/lib/ecs-service/index.js';
import type { DeploymentPercents } from './deployment-feasibility.js';
import type { EcsDeployment, ServiceDeployment } from './service-deployment.js';

type DeploymentArguments = Pick<
  EcsServiceConfig,
  | 'alarms'
  | 'deploymentCircuitBreaker'
  | 'deploymentConfiguration'
  | 'deploymentController'
  | 'deploymentMaximumPercent'
  | 'deploymentMinimumHealthyPercent'
>;

/** How a deployment goes on, in the words of the service. */
export function deploymentArguments(
  deployment: ServiceDeployment | undefined,
  { minimumHealthyPercent, maximumPercent }: DeploymentPercents,
): DeploymentArguments {
  const percents = {
    deploymentMinimumHealthyPercent: minimumHealthyPercent,
    deploymentMaximumPercent: maximumPercent,
  };
  if (deployment?.kind === 'codedeploy')
    return { ...percents, deploymentController: { type: 'CODE_DEPLOY' } };
  return {
    ...percents,
    deploymentCircuitBreaker: hasCircuitBreaker(deployment) ? { enable: true, rollback: true } : undefined,
    alarms: alarms(deployment),
    deploymentConfiguration: deployment?.kind === 'ecs' ? trafficShift(deployment) : undefined,
  };
}

/**
 * A canary and a linear shift are left to alarms and hooks.
 *
 * asOf: 2026-11
 * source: Amazon ECS developer guide, "Amazon ECS deployment failure detection": rolling updates and blue/green only
 */
const hasCircuitBreaker = (deployment: ServiceDeployment | undefined) =>
  deployment?.kind !== 'ecs' || deployment.strategy === 'BLUE_GREEN';

function alarms(deployment: Exclude<ServiceDeployment, { kind: 'codedeploy' }> | undefined) {
  if (deployment === undefined || deployment.alarmNames.length === 0) return undefined;
  return { alarmNames: [...deployment.alarmNames], enable: true, rollback: true };
}

function trafficShift(deployment: EcsDeployment): EcsServiceDeploymentConfiguration {
  const { strategy, bakeMinutes, canary, linear, hooks } = deployment;
  return {
    strategy,
    bakeTimeInMinutes: String(bakeMinutes),
    canaryConfiguration: canary && {
      canaryPercent: canary.percent,
      canaryBakeTimeInMinutes: String(canary.minutes),
    },
    linearConfiguration: linear && {
      stepPercent: linear.percent,
      stepBakeTimeInMinutes: String(linear.everyMinutes),
    },
    lifecycleHook: hooks.map(({ stage, functionArn, roleArn }) => ({
      hookTargetArn: functionArn,
      lifecycleStages: [stage],
      roleArn,
    })),
  };
}

/** The second target group and the rules between which ECS moves the requests. */
export const advancedConfiguration = ({ traffic }: EcsDeployment) => ({
  alternateTargetGroupArn: traffic.alternateTargetGroupArn,
  productionListenerRule: traffic.productionRuleArn,
  testListenerRule: traffic.testRuleArn,
  roleArn: traffic.roleArn,
});
