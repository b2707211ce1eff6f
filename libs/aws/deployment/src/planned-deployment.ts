import { sortedEntries } from '@ashlar/core';
import type { EcsHooks, HookFunction } from './hooks.js';
import type { TargetsTwin } from './shift-targets.js';
import type { DeploymentStrategy, EcsStrategy } from './strategy.js';

interface PlannedRolling {
  readonly kind: 'rolling';
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly alarmNames: readonly string[];
}

interface PlannedCodeDeploy {
  readonly kind: 'codedeploy';
}

interface PlannedShift {
  readonly kind: 'ecs';
  readonly strategy: 'BLUE_GREEN' | 'CANARY' | 'LINEAR';
  readonly bakeMinutes: number;
  readonly canary?: { readonly percent: number; readonly minutes: number };
  readonly linear?: { readonly percent: number; readonly everyMinutes: number };
  readonly traffic: {
    readonly alternateTargetGroupArn: string;
    readonly productionRuleArn: string;
    readonly testRuleArn: string;
    readonly roleArn: string;
  };
  readonly hooks: readonly {
    readonly stage: string;
    readonly functionArn: string;
    readonly roleArn: string;
  }[];
  readonly alarmNames: readonly string[];
  /** What the service waits for: without its permissions ECS can't move anything. */
  readonly ready: readonly { readonly fqn: string }[];
}

/** What a service is told of its deployments. */
export type PlannedDeployment = PlannedRolling | PlannedCodeDeploy | PlannedShift;

interface Parts {
  readonly strategy: DeploymentStrategy;
  readonly twin: TargetsTwin | undefined;
  readonly alarmNames: readonly string[];
  readonly hooks: EcsHooks;
  readonly roles:
    | {
        readonly trafficRoleArn: string;
        readonly hookRoleArn?: string;
        readonly ready: readonly { readonly fqn: string }[];
      }
    | undefined;
}

export function plannedDeployment({ strategy, twin, alarmNames, hooks, roles }: Parts): PlannedDeployment {
  if (strategy.type === 'rolling') {
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = strategy;
    return { kind: 'rolling', minimumHealthyPercent, maximumPercent, alarmNames };
  }
  if (strategy.by === 'codedeploy' || twin === undefined || roles === undefined)
    return { kind: 'codedeploy' };
  return {
    kind: 'ecs',
    ...shapeOf(strategy),
    bakeMinutes: strategy.bakeMinutes ?? 15,
    traffic: {
      alternateTargetGroupArn: twin.targetGroupArn,
      productionRuleArn: twin.productionRuleArn,
      testRuleArn: twin.testRuleArn,
      roleArn: roles.trafficRoleArn,
    },
    hooks: sortedEntries<HookFunction | undefined>({ ...hooks }).flatMap(([stage, hook]) =>
      hook === undefined || roles.hookRoleArn === undefined
        ? []
        : [{ stage, functionArn: hook.functionArn, roleArn: roles.hookRoleArn }],
    ),
    alarmNames,
    ready: roles.ready,
  };
}

function shapeOf(strategy: EcsStrategy): Pick<PlannedShift, 'strategy' | 'canary' | 'linear'> {
  if (strategy.type === 'canary') {
    const { percent, minutes } = strategy;
    return { strategy: 'CANARY', canary: { percent, minutes } };
  }
  if (strategy.type === 'linear') {
    const { percent, everyMinutes } = strategy;
    return { strategy: 'LINEAR', linear: { percent, everyMinutes } };
  }
  return { strategy: 'BLUE_GREEN' };
}
