import { isRecord, type Problem, ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { ServiceRole, type Statement } from '@ashlar/iam';
import { CodedeployDeploymentGroup } from '@cdktf/provider-aws/lib/codedeploy-deployment-group/index.js';
import { Construct } from 'constructs';
import { alarmProblems } from './alarm-problems.js';
import { appSpec } from './app-spec.js';
import { codeDeployStatements } from './codedeploy-statements.js';
import { deployerStatements } from './deployer-statements.js';
import { type CodeDeployHooks, codeDeployEvents, hookProblems } from './hooks.js';
import type { ReleasedService } from './released-service.js';
import { type ShiftTargets, targetsProblems, type TargetsTwin } from './shift-targets.js';
import type { CodeDeployStrategy, DeploymentStrategy } from './strategy.js';
import { strategyProblems } from './strategy-problems.js';
import { trafficConfig } from './traffic-config.js';

export interface CodeDeployReleaseProps {
  /** The service that is deployed; part of the names: `backend`. */
  readonly purpose: string;
  /** The application that it belongs to: `applicationName` of a `CodeDeployApplication`. */
  readonly applicationName: string;
  /** How it is deployed: a `DeploymentPlan` fits. */
  readonly plan: {
    readonly strategy: DeploymentStrategy;
    readonly targets?: ShiftTargets | undefined;
    readonly alarmNames?: Readonly<Record<string, string>>;
  };
  /** The service itself: `release` of a `FargateService`. */
  readonly service: ReleasedService | undefined;
  /** Functions that a deployment waits for, by lifecycle event; each may take an hour. @default - none */
  readonly hooks?: CodeDeployHooks;
}

/**
 * How CodeDeploy releases one service: new tasks beside the old ones, hooks, traffic as the strategy says, and all the way
 * back when a deployment fails, is stopped by an alarm, or a hook says no. AWS takes one of these for each service.
 *
 * CodeDeploy costs nothing for ECS; for the time of a deployment and of the termination wait there are twice as many tasks.
 *
 * @throws InputError with every problem of the strategy, targets, alarms, hooks and service.
 */
export class CodeDeployRelease extends Construct {
  readonly deploymentGroupName: string;
  /** AWS's own configuration, or one that was made. */
  readonly deploymentConfigName: string;
  readonly roleArn: string;
  /** The AppSpec as JSON, for `aws deploy create-deployment`. CI puts a revision in the place of `<TASK_DEFINITION>`. */
  readonly appSpec: string;
  readonly group: CodedeployDeploymentGroup;

  private readonly service: ReleasedService;
  private readonly applicationName: string;

  constructor(scope: Construct, id: string, props: CodeDeployReleaseProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (CodeDeployRelease)`, releaseProblems(props));
    const { plan, purpose, hooks = {} } = props;
    // What is taken for granted here has been refused above.
    const strategy = plan.strategy as CodeDeployStrategy;
    const targets = plan.targets as ShiftTargets & { readonly twin: TargetsTwin };
    this.service = props.service as ReleasedService;
    this.applicationName = props.applicationName;
    const alarms = sortedEntries(plan.alarmNames ?? {}).map(([, name]) => name);

    const role = new ServiceRole(this, 'role', {
      purpose: `${purpose}-release`,
      service: 'codedeploy.amazonaws.com',
      may: codeDeployStatements(stack, {
        service: this.service,
        targets,
        hooks,
        watchesAlarms: alarms.length > 0,
      }),
    });
    this.deploymentConfigName = trafficConfig(this, purpose, strategy);
    this.group = new CodedeployDeploymentGroup(this, 'group', {
      appName: props.applicationName,
      deploymentGroupName: stack.physicalName('codedeploy-group', this, purpose),
      deploymentConfigName: this.deploymentConfigName,
      serviceRoleArn: role.roleArn,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      blueGreenDeploymentConfig: handOver(strategy),
      ecsService: { clusterName: this.service.clusterName, serviceName: this.service.serviceName },
      loadBalancerInfo: {
        targetGroupPairInfo: {
          targetGroup: [{ name: targets.targetGroupName }, { name: targets.twin.targetGroupName }],
          prodTrafficRoute: { listenerArns: [targets.twin.productionListenerArn] },
          testTrafficRoute: { listenerArns: [targets.twin.testListenerArn] },
        },
      },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', ...(alarms.length > 0 ? ['DEPLOYMENT_STOP_ON_ALARM'] : [])],
      },
      // Without the block, alarms that were taken out would go on stopping deployments.
      alarmConfiguration: { enabled: alarms.length > 0, alarms },
      dependsOn: [...role.attachments],
    });
    this.deploymentGroupName = this.group.deploymentGroupName;
    this.roleArn = role.roleArn;
    this.appSpec = appSpec(this.service, hooks);
  }

  /** For whoever deploys: start a deployment of this service, follow it, and stop it. */
  deployStatements(): Statement[] {
    return deployerStatements(ProjectStack.of(this), {
      applicationName: this.applicationName,
      deploymentGroupName: this.deploymentGroupName,
      deploymentConfigName: this.deploymentConfigName,
      roleArns: this.service.roleArns,
    });
  }
}

function handOver({ terminationWaitMinutes = 60, consentWaitMinutes }: CodeDeployStrategy) {
  return {
    deploymentReadyOption:
      consentWaitMinutes === undefined
        ? { actionOnTimeout: 'CONTINUE_DEPLOYMENT' }
        : { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: consentWaitMinutes },
    terminateBlueInstancesOnDeploymentSuccess: {
      action: 'TERMINATE',
      terminationWaitTimeInMinutes: terminationWaitMinutes,
    },
  };
}

function releaseProblems({ plan, service, hooks, applicationName }: CodeDeployReleaseProps): Problem[] {
  const { strategy, targets, alarmNames }: Partial<CodeDeployReleaseProps['plan']> = isRecord(plan)
    ? plan
    : {};
  if (strategy === undefined)
    return [{ what: 'plan has no strategy', fix: 'give the DeploymentPlan of the service' }];
  const problems = strategyProblems(strategy);
  if (problems.length === 0 && strategy.by !== 'codedeploy') {
    const what = `plan.strategy is '${strategy.type}'${strategy.by === undefined ? '' : ` by '${strategy.by}'`}, which CodeDeploy has no part in`;
    return [{ what, fix: "leave this release out, or use by: 'codedeploy'" }];
  }
  return [
    ...problems,
    ...targetsProblems(strategy.type, targets),
    ...alarmProblems(strategy, alarmNames),
    ...hookProblems(hooks, codeDeployEvents),
    ...(isRecord(service)
      ? []
      : [{ what: 'service is left out', fix: 'give `release` of a FargateService behind a load balancer' }]),
    ...(applicationName === undefined
      ? [{ what: 'applicationName is left out', fix: 'give that of a CodeDeployApplication' }]
      : []),
  ];
}
