import { isRecord, type Problem, refuse, sortedEntries } from '@ashlar/core';
import { Construct } from 'constructs';
import { alarmProblems } from './alarm-problems.js';
import { EcsShiftRoles } from './ecs-shift-roles.js';
import { type EcsHooks, ecsStages, hookProblems } from './hooks.js';
import { PROVIDER } from './provider-floors.js';
import { type PlannedDeployment, plannedDeployment } from './planned-deployment.js';
import { type ShiftTargets, targetsProblems } from './shift-targets.js';
import type { DeploymentStrategy } from './strategy.js';
import { strategyProblems } from './strategy-problems.js';

export interface DeploymentPlanProps {
  /** The service that is deployed; part of the roles' names: `backend`. */
  readonly purpose: string;
  readonly strategy: DeploymentStrategy;
  /** The two target groups between which traffic moves. @default - none, which only a rolling deployment can do with */
  readonly targets?: ShiftTargets;
  /**
   * Alarms, by key, that take a deployment back when one of them goes off. A canary and a linear shift need one: nobody
   * else looks at the first share of the traffic. They are watched for nothing; each alarm has its price.
   * @default - only tasks that don't come up or don't pass their checks do
   */
  readonly alarmNames?: Readonly<Record<string, string>>;
  /** Functions that ECS asks during a deployment. CodeDeploy's stand in `CodeDeployRelease`. @default - none */
  readonly hooks?: EcsHooks;
  /** The version of the AWS provider that will plan it: an older one can't say everything. @default '6.25.0' */
  readonly provider?: string;
}

/**
 * What a service has to know of its deployments before it exists: who deploys it, within which bounds, and what takes a
 * deployment back. For traffic that ECS moves by itself it makes the role that lets it, and one that calls the hooks; for
 * the rest it makes nothing, and costs nothing.
 *
 * @throws InputError with every problem of the strategy, its targets, alarms and hooks, and of the provider's version.
 */
export class DeploymentPlan extends Construct {
  /** For the service: `deployment: plan.deployment`. */
  readonly deployment: PlannedDeployment;
  readonly strategy: DeploymentStrategy;
  readonly targets: ShiftTargets | undefined;
  readonly alarmNames: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: DeploymentPlanProps) {
    super(scope, id);
    refuse(`${this.node.path} (DeploymentPlan)`, planProblems(props));
    const { strategy, targets, alarmNames = {}, hooks = {} } = props;
    this.strategy = strategy;
    this.targets = targets;
    this.alarmNames = alarmNames;
    const alarms = sortedEntries(alarmNames).map(([, name]) => name);
    const roles =
      strategy.by === 'ecs' && targets?.twin !== undefined
        ? new EcsShiftRoles(this, 'ecs', { purpose: props.purpose, hooks })
        : undefined;
    this.deployment = plannedDeployment({ strategy, twin: targets?.twin, alarmNames: alarms, hooks, roles });
  }
}

function planProblems(props: DeploymentPlanProps): Problem[] {
  const { strategy, targets, alarmNames, hooks, provider = PROVIDER } = props;
  const problems = strategyProblems(strategy, provider);
  const { type, by } = isRecord(strategy) ? strategy : { type: undefined, by: undefined };
  const shifts = by === 'codedeploy' || by === 'ecs';
  return [
    ...problems,
    ...(shifts ? targetsProblems(type, targets) : []),
    ...alarmProblems(strategy, alarmNames),
    ...(by === 'ecs' ? hookProblems(hooks, ecsStages) : strangeHooks(type, by, hooks)),
  ];
}

function strangeHooks(type: unknown, by: unknown, hooks: EcsHooks | undefined): Problem[] {
  if (hooks === undefined || Object.keys(hooks).length === 0) return [];
  if (by === 'codedeploy') {
    const fix = 'give them to CodeDeployRelease, by their names there: BeforeAllowTraffic';
    return [{ what: 'hooks are given, and CodeDeploy is told of its own in each release', fix }];
  }
  return [
    { what: `hooks are given, and '${String(type)}' asks nobody`, fix: "leave them out, or use by: 'ecs'" },
  ];
}
