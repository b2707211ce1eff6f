import type { ProjectStack } from '@ashlar/core';
import type { Statement } from '@ashlar/iam';

interface Release {
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  readonly deploymentConfigName: string;
  readonly roleArns: readonly string[];
}

/** What a pipeline needs to register a revision of the task and to release it. */
export function deployerStatements(stack: ProjectStack, release: Release): Statement[] {
  const { applicationName, deploymentGroupName, deploymentConfigName, roleArns } = release;
  const application = stack.arn('codedeploy', `application:${applicationName}`);
  const group = stack.arn('codedeploy', `deploymentgroup:${applicationName}/${deploymentGroupName}`);
  return [
    {
      sid: 'Release',
      actions: [
        'codedeploy:ContinueDeployment',
        'codedeploy:CreateDeployment',
        'codedeploy:GetApplicationRevision',
        'codedeploy:GetDeployment',
        'codedeploy:GetDeploymentConfig',
        'codedeploy:GetDeploymentGroup',
        'codedeploy:RegisterApplicationRevision',
        'codedeploy:StopDeployment',
      ],
      resources: [application, group, stack.arn('codedeploy', `deploymentconfig:${deploymentConfigName}`)],
    },
    {
      sid: 'RegisterRevisions',
      actions: ['ecs:DescribeTaskDefinition', 'ecs:RegisterTaskDefinition'],
      resources: ['*'],
      anyResourceBecause: 'ECS has no resource for them',
    },
    {
      sid: 'UseTaskRoles',
      actions: ['iam:PassRole'],
      resources: roleArns,
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  ];
}
