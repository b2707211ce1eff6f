import { type Problem, ProjectStack, refuse, wordProblems } from '@ashlar/core';
import type { Statement } from '@ashlar/iam';
import { Construct } from 'constructs';
import { buildTask } from './build-task.js';
import { missingParts, taskProblems } from './task-problems.js';
import type { TaskProps } from './task-props.js';

export interface FargateTaskProps extends TaskProps {
  /** Who registers revisions with new images: CI starts from the newest one of the family. @default - Terraform */
  readonly owners?: { readonly image?: 'terraform' | 'ci' };
}

/**
 * A task that somebody starts, that does one thing and ends: a migration. Nothing runs until then. It is built like the
 * tasks of a service: read-only root, encrypted log, roles that hold what its containers use.
 *
 * Costs nothing until it runs, then what Fargate costs by the second, for a minute at least.
 *
 * @throws InputError with every problem of its size, containers, secrets and network.
 */
export class FargateTask extends Construct {
  /** Whoever starts it names this, and gets the newest revision. */
  readonly taskDefinitionFamily: string;
  /** The revision that Terraform registered. */
  readonly taskDefinitionArn: string;
  readonly clusterArn: string;
  readonly executionRoleArn: string;
  /** Only with `may` or `exec`. */
  readonly taskRoleArn?: string;
  readonly logGroupName: string;
  readonly securityGroupId: string;
  /** For `awsvpcConfiguration`: its own group, and those that it joins. */
  readonly securityGroupIds: readonly string[];
  /** For `awsvpcConfiguration`. */
  readonly subnetIds: readonly string[];

  private readonly clusterName: string;
  private readonly roleArns: readonly string[];

  constructor(scope: Construct, id: string, props: FargateTaskProps) {
    super(scope, id);
    refuse(`${this.node.path} (FargateTask)`, problemsOf(props));
    const { cluster } = props;
    const task = buildTask(this, props);
    this.taskDefinitionFamily = task.definition.family;
    this.taskDefinitionArn = task.definition.arn;
    this.clusterArn = cluster.clusterArn;
    this.clusterName = cluster.clusterName;
    this.executionRoleArn = task.executionRole.roleArn;
    this.taskRoleArn = task.taskRole?.roleArn;
    this.logGroupName = task.logs.logGroupName;
    this.securityGroupId = task.group.securityGroupId;
    this.securityGroupIds = task.securityGroupIds;
    this.subnetIds = task.subnetIds;
    this.roleArns = task.roleArns;
  }

  /** For whoever starts it: run it in this cluster, find it again, follow it, and stop it when it takes too long. */
  runStatements(): Statement[] {
    const stack = ProjectStack.of(this);
    const inCluster = { ArnEquals: { 'ecs:cluster': this.clusterArn } };
    return [
      {
        sid: 'RunTask',
        actions: ['ecs:RunTask'],
        resources: [stack.arn('ecs', `task-definition/${this.taskDefinitionFamily}:*`)],
        conditions: inCluster,
      },
      {
        sid: 'FollowTask',
        actions: ['ecs:DescribeTasks', 'ecs:StopTask'],
        resources: [stack.arn('ecs', `task/${this.clusterName}/*`)],
        conditions: inCluster,
      },
      {
        sid: 'FindTask',
        actions: ['ecs:ListTasks'],
        resources: ['*'],
        conditions: inCluster,
        anyResourceBecause:
          'a list of tasks has no resource but container instances; the cluster is a condition',
      },
      {
        sid: 'PassTaskRoles',
        actions: ['iam:PassRole'],
        resources: this.roleArns,
        conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
    ];
  }
}

function problemsOf(props: FargateTaskProps): Problem[] {
  const missing = missingParts(props);
  if (missing.length > 0) return missing;
  const image = props.owners?.image;
  return [
    ...(image === undefined ? [] : wordProblems('owners.image', image, ['terraform', 'ci'])),
    ...taskProblems(props, { imagesOwnedByCi: image === 'ci' }),
  ];
}
