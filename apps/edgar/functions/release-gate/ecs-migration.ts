import { createHash } from 'node:crypto';
import {
  ConflictException,
  DescribeTasksCommand,
  type DesiredStatus,
  type ECSClient,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Migration } from './next-step.js';
import type { GatePorts } from './run-gate.js';

export interface MigrationTask {
  readonly cluster: string;
  /** Family (then its newest revision runs) or ARN of a revision. */
  readonly taskDefinition: string;
  /** The container whose exit code decides. */
  readonly container: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** ECS takes 64 characters as a client token and forgets it after a day: long after CodeDeploy has given up waiting (an hour). */
const tokenOf = (release: string) => createHash('sha256').update(release).digest('hex');

/** Letters, digits, `-`, `_` and `/` only, 128 at most. CodeDeploy's id is kept readable for whoever looks for the task. */
function startedByOf(release: string): string {
  return `release-gate/${/^[\w-]{1,100}$/.test(release) ? release : tokenOf(release)}`;
}

/**
 * The migration as a Fargate task that is started once for a release: tasks of the release are looked for first (ECS shows
 * stopped ones for an hour), and a client token made of the release keeps two simultaneous starts one.
 */
export class EcsMigration implements Pick<GatePorts, 'migrate' | 'look' | 'stop'> {
  constructor(
    private readonly ecs: ECSClient,
    private readonly task: MigrationTask,
  ) {}

  async migrate(release: string): Promise<Migration> {
    const earlier = await this.find(startedByOf(release));
    return this.read(earlier ?? (await this.start(release)));
  }

  async look(task: string): Promise<Migration> {
    const [found] = await this.describe([task]);
    if (found === undefined) throw new Error(`ECS doesn't show ${task}`);
    return this.read(found);
  }

  async stop(task: string, because: string): Promise<void> {
    const reason = `release gate: ${because}`.slice(0, 255);
    await this.ecs.send(new StopTaskCommand({ cluster: this.task.cluster, task, reason }));
  }

  private async start(release: string): Promise<Task> {
    const { cluster, taskDefinition, subnetIds, securityGroupIds } = this.task;
    const request = new RunTaskCommand({
      cluster,
      taskDefinition,
      launchType: 'FARGATE',
      count: 1,
      clientToken: tokenOf(release),
      startedBy: startedByOf(release),
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [...subnetIds],
          securityGroups: [...securityGroupIds],
          assignPublicIp: 'DISABLED',
        },
      },
    });
    try {
      const { tasks, failures } = await this.ecs.send(request);
      if (tasks?.[0] !== undefined) return tasks[0];
      throw new Error(`ECS started no task: ${failures?.[0]?.reason ?? 'it gave no reason'}`);
    } catch (error) {
      // The gate's settings changed between two invocations about one release. It has its task.
      const existing = error instanceof ConflictException ? error.resourceIds?.[0] : undefined;
      const [task] = existing === undefined ? [] : await this.describe([existing]);
      if (task === undefined) throw error;
      return task;
    }
  }

  /** `startedBy` allows no other filter beside it in ListTasks, so the family is listed and read. */
  private async find(startedBy: string): Promise<Task | undefined> {
    const statuses: readonly DesiredStatus[] = ['RUNNING', 'STOPPED'];
    for (const desiredStatus of statuses) {
      let nextToken: string | undefined;
      do {
        const { cluster } = this.task;
        const page = { cluster, family: familyOf(this.task.taskDefinition), desiredStatus, nextToken };
        const listed = await this.ecs.send(new ListTasksCommand(page));
        const found = (await this.describe(listed.taskArns ?? [])).find(
          (task) => task.startedBy === startedBy,
        );
        if (found !== undefined) return found;
        nextToken = listed.nextToken;
      } while (nextToken !== undefined);
    }
    return undefined;
  }

  private async describe(tasks: readonly string[]): Promise<readonly Task[]> {
    if (tasks.length === 0) return [];
    const { cluster } = this.task;
    const described = await this.ecs.send(new DescribeTasksCommand({ cluster, tasks: [...tasks] }));
    return described.tasks ?? [];
  }

  private read(found: Task): Migration {
    const task = found.taskArn ?? '';
    if (found.lastStatus !== 'STOPPED') {
      return { status: 'running', task, startedAt: found.createdAt?.getTime() ?? Date.now() };
    }
    const { container: name } = this.task;
    const container = found.containers?.find((candidate) => candidate.name === name);
    const missing = container === undefined ? `the task has no container ${name}` : undefined;
    const reason = missing ?? (container?.reason || found.stoppedReason || 'ECS gave no reason');
    return { status: 'ended', task, exitCode: container?.exitCode, reason };
  }
}

/** `migrate`, of `migrate`, `migrate:3` or `arn:…:task-definition/migrate:3`. */
export function familyOf(taskDefinition: string): string {
  return taskDefinition.replace(/^.*\//, '').replace(/:\d+$/, '');
}
