import { type ProjectStack, sortedEntries } from '@ashlar/core';
import type { Conditions, Statement } from '@ashlar/iam';
import { type Container, type SecretReference } from './container.js';
import type { ClusterExec } from './ecs-cluster.js';

type Containers = Readonly<Record<string, Container>>;

/** Only ECS, for tasks of this account and region. */
export function taskTrust(stack: ProjectStack): Conditions {
  return {
    StringEquals: { 'aws:SourceAccount': stack.environment.account },
    ArnLike: { 'aws:SourceArn': stack.arn('ecs', '*') },
  };
}

/** What ECS does for the containers before they run: pull images, read secrets, write logs. */
export function executionStatements(
  stack: ProjectStack,
  { containers, logGroupArn }: { readonly containers: Containers; readonly logGroupArn: string },
): Statement[] {
  const repositories = unique(sortedEntries(containers).map(([, { repositoryArn }]) => repositoryArn));
  const references = sortedEntries(containers).flatMap(([, { secrets }]) =>
    sortedEntries(secrets).map(([, reference]) => reference),
  );
  return [
    {
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
    },
    ...pullStatements(stack, repositories),
    ...secretStatements(stack, references),
    ...parameterStatements(stack, references),
  ];
}

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

function pullStatements(stack: ProjectStack, repositories: readonly string[]): Statement[] {
  const { partition, environment } = stack;
  return [
    ...(repositories.length === 0 ? [] : [{ sid: 'PullImages', actions: PULL, resources: repositories }]),
    // Where GuardDuty monitors what runs, it adds its agent to each task, which otherwise goes unwatched in silence.
    {
      sid: 'PullGuardDutyAgent',
      actions: PULL,
      resources: [`arn:${partition}:ecr:${environment.region}:*:repository/aws-guardduty-agent-fargate`],
      anyResourceBecause: "the agent lies in an account of AWS's own, another in each region",
    },
    {
      sid: 'LogInToRegistry',
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
      anyResourceBecause: 'ECR has no resource for it: the token is for the registry',
    },
  ];
}

function secretStatements(stack: ProjectStack, references: readonly SecretReference[]): Statement[] {
  const secrets = references.filter(({ secretArn }) => secretArn !== undefined);
  if (secrets.length === 0) return [];
  return [
    {
      sid: 'ReadSecrets',
      actions: ['secretsmanager:GetSecretValue'],
      resources: unique(secrets.map(({ secretArn }) => secretArn)),
    },
    ...decryptStatements('DecryptSecrets', stack, 'secretsmanager', secrets),
  ];
}

function parameterStatements(stack: ProjectStack, references: readonly SecretReference[]): Statement[] {
  const parameters = references.filter(({ parameterArn }) => parameterArn !== undefined);
  if (parameters.length === 0) return [];
  return [
    {
      sid: 'ReadParameters',
      actions: ['ssm:GetParameters'],
      resources: unique(parameters.map(({ parameterArn }) => parameterArn)),
    },
    ...decryptStatements('DecryptParameters', stack, 'ssm', parameters),
  ];
}

/** The keys of these references, and only through the service that keeps them. */
function decryptStatements(
  sid: string,
  stack: ProjectStack,
  service: string,
  references: readonly SecretReference[],
): Statement[] {
  const keys = unique(references.map(({ kmsKeyArn }) => kmsKeyArn));
  if (keys.length === 0) return [];
  const conditions = {
    StringEquals: { 'kms:ViaService': `${service}.${stack.environment.region}.amazonaws.com` },
  };
  return [{ sid, actions: ['kms:Decrypt'], resources: keys, conditions }];
}

/** What the agent of ECS Exec does inside of a task: it opens the session, and writes what was typed and shown. */
export function execStatements({ logGroupArn, kmsKeyArn }: ClusterExec): Statement[] {
  return [
    {
      sid: 'OpenSessions',
      actions: [
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      resources: ['*'],
      anyResourceBecause: 'Session Manager has no resource for channels',
    },
    { sid: 'DecryptSessions', actions: ['kms:Decrypt'], resources: [kmsKeyArn] },
    {
      sid: 'FindSessionLog',
      actions: ['logs:DescribeLogGroups'],
      resources: ['*'],
      anyResourceBecause: 'the agent lists log groups to find its own',
    },
    {
      sid: 'WriteSessionLog',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
    },
  ];
}

const unique = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];
