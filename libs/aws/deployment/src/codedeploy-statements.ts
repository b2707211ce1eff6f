import { type ProjectStack, sortedEntries } from '@ashlar/core';
import type { Statement } from '@ashlar/iam';
import { type CodeDeployHooks, functionArnsOf } from './hooks.js';
import type { ReleasedService } from './released-service.js';
import type { ShiftTargets, TargetsTwin } from './shift-targets.js';

interface ReleaseParts {
  readonly service: ReleasedService;
  readonly targets: ShiftTargets & { readonly twin: TargetsTwin };
  readonly hooks: CodeDeployHooks;
  readonly watchesAlarms: boolean;
}

/**
 * What CodeDeploy does with one service, and nothing of another one's. AWS's own policy for it allows the same calls for
 * everything in the account.
 *
 * source: AWS managed policy reference, AWSCodeDeployRoleForECS; Service authorization reference of ECS and ELB
 */
export function codeDeployStatements(stack: ProjectStack, parts: ReleaseParts): Statement[] {
  const { service, targets, watchesAlarms } = parts;
  const functions = functionArnsOf(parts.hooks);
  return [
    ...taskSetStatements(stack, service),
    {
      sid: 'LookAtTraffic',
      actions: [
        'elasticloadbalancing:DescribeListeners',
        'elasticloadbalancing:DescribeRules',
        'elasticloadbalancing:DescribeTargetGroups',
      ],
      resources: ['*'],
      anyResourceBecause: 'Elastic Load Balancing has no resource for descriptions',
    },
    {
      sid: 'MoveTraffic',
      actions: ['elasticloadbalancing:ModifyListener', 'elasticloadbalancing:ModifyRule'],
      resources: trafficArns(targets),
    },
    {
      sid: 'StartTasks',
      actions: ['iam:PassRole'],
      resources: service.roleArns,
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    ...(functions.length === 0
      ? []
      : [{ sid: 'CallHooks', actions: ['lambda:InvokeFunction'], resources: functions }]),
    ...(watchesAlarms
      ? [
          {
            sid: 'WatchAlarms',
            actions: ['cloudwatch:DescribeAlarms'],
            resources: ['*'],
            anyResourceBecause: 'CloudWatch shows composite alarms only to whoever may see all alarms',
          },
        ]
      : []),
  ];
}

function taskSetStatements(stack: ProjectStack, { clusterName, serviceName }: ReleasedService): Statement[] {
  const cluster = stack.arn('ecs', `cluster/${clusterName}`);
  const service = stack.arn('ecs', `service/${clusterName}/${serviceName}`);
  return [
    {
      sid: 'SwitchTaskSets',
      actions: ['ecs:DeleteTaskSet', 'ecs:DescribeServices', 'ecs:UpdateServicePrimaryTaskSet'],
      resources: [service, stack.arn('ecs', `task-set/${clusterName}/${serviceName}/*`)],
    },
    {
      sid: 'StartTaskSets',
      actions: ['ecs:CreateTaskSet'],
      resources: ['*'],
      conditions: { ArnEquals: { 'ecs:cluster': cluster, 'ecs:service': service } },
      anyResourceBecause:
        'a task set has no ARN before it exists; the conditions say of which service it may be',
    },
  ];
}

const trafficArns = ({ rules = {}, twin }: ReleaseParts['targets']): string[] => [
  ...new Set([
    twin.productionListenerArn,
    twin.testListenerArn,
    twin.productionRuleArn,
    twin.testRuleArn,
    ...sortedEntries(rules).map(([, arn]) => arn),
  ]),
];
