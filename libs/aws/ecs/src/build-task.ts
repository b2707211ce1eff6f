import { ProjectStack, sortedEntries } from '@ashlar/core';
import { ServiceRole, type Statement } from '@ashlar/iam';
import { LogGroup } from '@ashlar/log-group';
import { type Rule, SecurityGroup } from '@ashlar/security-group';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import type { Construct } from 'constructs';
import { containerDefinitions, type LogTarget, type PortName } from './container-definitions.js';
import type { ServiceLogGroup, TaskProps } from './task-props.js';
import { execStatements, executionStatements, taskTrust } from './task-roles.js';
import { writableVolumes } from './writable-volumes.js';

const HTTPS: Readonly<Record<string, Rule>> = {
  https: { cidr: '0.0.0.0/0', port: 443, description: 'Registries, secrets, logs and HTTPS services' },
};

/** The parts of a task, whoever starts it. */
export interface TaskParts {
  readonly logs: ServiceLogGroup;
  readonly logTarget: LogTarget;
  readonly executionRole: ServiceRole;
  /** Only with permissions of its own. */
  readonly taskRole: ServiceRole | undefined;
  readonly definition: EcsTaskDefinition;
  readonly group: SecurityGroup;
  /** Its own security group, and those that it joins. */
  readonly securityGroupIds: readonly string[];
  readonly subnetIds: readonly string[];
  readonly roleArns: readonly string[];
  /** What has to be there before a task starts. */
  readonly ready: readonly { readonly fqn: string }[];
}

/** Builds them below the construct that starts the task. Ports have names where a mesh asks for them, by container. */
export function buildTask(
  scope: Construct,
  props: TaskProps,
  portNames: Readonly<Record<string, PortName>> = {},
): TaskParts {
  const stack = ProjectStack.of(scope);
  const logs = logGroup(scope, props);
  const executionRole = role(
    scope,
    props,
    'execution',
    executionStatements(stack, { containers: props.containers, logGroupArn: logs.logGroupArn }),
  );
  const taskRole = taskRoleOf(scope, props);
  const logTarget = {
    group: logs.logGroupName,
    region: stack.environment.region,
    mode: props.logging.mode ?? 'non-blocking',
  };
  const definition = taskDefinition(scope, props, { logTarget, executionRole, taskRole, portNames });
  const group = securityGroup(scope, props);
  const roles = [executionRole, ...(taskRole === undefined ? [] : [taskRole])];
  return {
    ...{ logs, logTarget, executionRole, taskRole, definition, group },
    securityGroupIds: [group.securityGroupId, ...sortedEntries(props.joins).map(([, joined]) => joined)],
    subnetIds: sortedEntries(props.subnetIds).map(([, subnetId]) => subnetId),
    roleArns: roles.map(({ roleArn }) => roleArn),
    ready: [
      ...roles.map(({ attachment }) => attachment),
      ...(props.cluster.ready === undefined ? [] : [props.cluster.ready]),
    ],
  };
}

function logGroup(scope: Construct, { logging, purpose }: TaskProps): ServiceLogGroup {
  const { logGroup, kmsKeyArn, retentionDays, keep = true } = logging;
  if (logGroup !== undefined) return logGroup;
  const stack = ProjectStack.of(scope);
  const name = stack.physicalName('log-group', scope, stack.stackName, purpose);
  return new LogGroup(scope, 'logs', { name, kmsKeyArn, retentionDays, keep });
}

function role(
  scope: Construct,
  { purpose }: TaskProps,
  id: 'execution' | 'task',
  may: readonly Statement[],
): ServiceRole {
  return new ServiceRole(scope, id, {
    purpose: `${purpose}-${id}`,
    service: 'ecs-tasks.amazonaws.com',
    trustConditions: taskTrust(ProjectStack.of(scope)),
    may,
  });
}

function taskRoleOf(scope: Construct, props: TaskProps): ServiceRole | undefined {
  const { may = [], exec = false, cluster } = props;
  const statements = [...may, ...(exec && cluster.exec ? execStatements(cluster.exec) : [])];
  return statements.length === 0 ? undefined : role(scope, props, 'task', statements);
}

function taskDefinition(
  scope: Construct,
  props: TaskProps,
  {
    logTarget,
    executionRole,
    taskRole,
    portNames,
  }: Pick<TaskParts, 'logTarget' | 'executionRole' | 'taskRole'> & {
    readonly portNames: Readonly<Record<string, PortName>>;
  },
): EcsTaskDefinition {
  const stack = ProjectStack.of(scope);
  const { purpose, size, containers, exec = false, ephemeralStorageGiB } = props;
  const volumes = sortedEntries(containers).flatMap(([name, container]) =>
    writableVolumes(name, container, exec),
  );
  return new EcsTaskDefinition(scope, 'task-definition', {
    family: stack.physicalName('ecs-task-family', scope, purpose),
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: String(size.cpu),
    memory: String(size.memory),
    runtimePlatform: {
      cpuArchitecture: props.architecture ?? 'X86_64',
      operatingSystemFamily: 'LINUX',
    },
    executionRoleArn: executionRole.roleArn,
    taskRoleArn: taskRole?.roleArn,
    containerDefinitions: containerDefinitions({ containers, logs: logTarget, exec, portNames }),
    volume: volumes.map(({ name }) => ({ name })),
    ephemeralStorage: ephemeralStorageGiB === undefined ? undefined : { sizeInGib: ephemeralStorageGiB },
    // A rollback needs the revision before: Terraform would deregister it as soon as there is a new one.
    skipDestroy: true,
  });
}

function securityGroup(scope: Construct, { purpose, vpcId, egress = HTTPS }: TaskProps): SecurityGroup {
  return new SecurityGroup(scope, 'group', {
    vpcId,
    purpose,
    description: `Tasks of ${purpose}`,
    egress: Object.fromEntries(sortedEntries(egress)),
  });
}
