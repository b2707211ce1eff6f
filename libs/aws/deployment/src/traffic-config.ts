import { ProjectStack } from '@ashlar/core';
import {
  CodedeployDeploymentConfig,
  type CodedeployDeploymentConfigTrafficRoutingConfig,
} from '@cdktf/provider-aws/lib/codedeploy-deployment-config/index.js';
import type { Construct } from 'constructs';
import { predefinedConfigs } from './predefined-configs.js';
import type { CodeDeployStrategy } from './strategy.js';

/** The name of the configuration that moves traffic like this: AWS's own where one fits exactly, or one that is made. */
export function trafficConfig(scope: Construct, purpose: string, strategy: CodeDeployStrategy): string {
  const { type, percent, minutes } = shiftOf(strategy);
  const predefined = predefinedConfigs.find(
    (config) => config.type === type && config.percent === percent && config.minutes === minutes,
  );
  if (predefined !== undefined) return predefined.name;
  // AWS changes no configuration: its numbers stand in its name, so that a new one comes before the old one goes.
  const shape = `${type}-${percent}-${minutes}`;
  return new CodedeployDeploymentConfig(scope, 'config', {
    deploymentConfigName: ProjectStack.of(scope).physicalName('codedeploy-config', scope, purpose, shape),
    computePlatform: 'ECS',
    trafficRoutingConfig: routing(strategy),
    lifecycle: { createBeforeDestroy: true },
  }).deploymentConfigName;
}

function shiftOf(strategy: CodeDeployStrategy) {
  const { type } = strategy;
  if (type === 'blue-green') return { type, percent: undefined, minutes: undefined };
  return {
    type,
    percent: strategy.percent,
    minutes: type === 'canary' ? strategy.minutes : strategy.everyMinutes,
  };
}

function routing(strategy: CodeDeployStrategy): CodedeployDeploymentConfigTrafficRoutingConfig {
  if (strategy.type === 'canary') {
    const { percent: percentage, minutes: interval } = strategy;
    return { type: 'TimeBasedCanary', timeBasedCanary: { percentage, interval } };
  }
  if (strategy.type === 'linear') {
    const { percent: percentage, everyMinutes: interval } = strategy;
    return { type: 'TimeBasedLinear', timeBasedLinear: { percentage, interval } };
  }
  return { type: 'AllAtOnce' };
}
