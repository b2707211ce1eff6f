import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { ECSClient } from '@aws-sdk/client-ecs';
import { serve } from '@ashlar/testing';

type Body = Record<string, unknown>;
type Answers = Record<string, (body: Body) => Body | { readonly error: string; readonly fields?: Body }>;

/** The two services as far as the gate calls them, over HTTP in their own protocol (AWS JSON 1.1), with their idempotency. */
export class FakeAws {
  readonly requests: (readonly [call: string, body: Body])[] = [];
  readonly reports: Body[] = [];
  /** Tasks by ARN; `lastStatus` and exit codes are set by the test. */
  readonly tasks = new Map<string, Body>();
  /** What a new task looks like. */
  newTask: Body = stopped(0);
  /** A call that fails with this error until it is taken out. */
  readonly broken = new Map<string, string>();
  /** Calls that are never answered. */
  readonly silent = new Set<string>();
  private readonly tokens = new Map<string, { arn: string; parameters: string }>();

  async clients() {
    const endpoint = await serve(this.listener);
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const options = { endpoint, credentials, region: 'us-east-1', maxAttempts: 1 };
    return { ecs: new ECSClient(options), codeDeploy: new CodeDeployClient(options) };
  }

  calls(name: string): Body[] {
    return this.requests.filter(([call]) => call === name).map(([, body]) => body);
  }

  private readonly listener: RequestListener = (request, response) => {
    void text(request).then((content) => {
      const call = String(request.headers['x-amz-target']).replace(/^.*\./, '');
      const body = JSON.parse(content) as Body;
      this.requests.push([call, body]);
      if (this.silent.has(call)) return;
      const broken = this.broken.get(call);
      const answer = broken === undefined ? this.answers[call]?.(body) : { error: broken };
      const { error, fields, ...rest } = answer ?? { error: 'UnknownOperationException' };
      const failure = error === undefined ? undefined : { __type: error, message: error, ...(fields ?? {}) };
      response.writeHead(failure === undefined ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(failure ?? rest));
    });
  };

  private readonly answers: Answers = {
    ListTasks: ({ family, desiredStatus }) => {
      const arns = [...this.tasks].filter(([, task]) => {
        const status = task['lastStatus'] === 'STOPPED' ? 'STOPPED' : 'RUNNING';
        return status === desiredStatus && String(task['taskDefinitionArn']).includes(`/${String(family)}:`);
      });
      return { taskArns: arns.map(([arn]) => arn) };
    },
    DescribeTasks: ({ tasks }) => {
      const found = (tasks as string[])
        .map((arn) => this.tasks.get(arn))
        .filter((task) => task !== undefined);
      return { tasks: found, failures: [] };
    },
    RunTask: ({ clientToken, ...body }) => {
      const parameters = JSON.stringify(body);
      const used = this.tokens.get(String(clientToken));
      if (used !== undefined && used.parameters !== parameters) {
        return { error: 'ConflictException', fields: { resourceIds: [used.arn] } };
      }
      const arn = used?.arn ?? `arn:aws:ecs:us-east-1:111122223333:task/edgar/${this.tasks.size}`;
      if (used === undefined) this.tasks.set(arn, this.make(arn, body));
      this.tokens.set(String(clientToken), { arn, parameters });
      return { tasks: [this.tasks.get(arn)], failures: [] };
    },
    StopTask: ({ task }) => ({ task: { taskArn: task } }),
    PutLifecycleEventHookExecutionStatus: (body) => {
      const { lifecycleEventHookExecutionId: id } = body;
      if (this.reports.some((report) => report['lifecycleEventHookExecutionId'] === id)) {
        this.reports.push(body);
        return { error: 'LifecycleEventAlreadyCompletedException' };
      }
      this.reports.push(body);
      return { lifecycleEventHookExecutionId: id };
    },
  };

  private make(arn: string, { startedBy, taskDefinition }: Body): Body {
    const taskDefinitionArn = `arn:aws:ecs:us-east-1:111122223333:task-definition/${String(taskDefinition)}:1`;
    const createdAt = Date.now() / 1000;
    return { ...this.newTask, taskArn: arn, startedBy, taskDefinitionArn, createdAt };
  }
}

export const running: Body = { lastStatus: 'RUNNING', containers: [{ name: 'migrate' }] };

export function stopped(
  exitCode: number | undefined,
  stoppedReason = 'Essential container in task exited',
): Body {
  const container = exitCode === undefined ? {} : { exitCode };
  return { lastStatus: 'STOPPED', stoppedReason, containers: [{ name: 'migrate', ...container }] };
}
