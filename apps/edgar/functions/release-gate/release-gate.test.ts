import { serve } from '@ashlar/testing';
import { FakeAws, running, stopped } from './fake-aws.fixture.js';
import { gateSettings } from './gate-settings.js';
import { type HookAnswer, releaseGate } from './release-gate.js';

const hook = { DeploymentId: 'd-A1B2C3D4E', LifecycleEventHookExecutionId: 'execution-1' };
const serviceDeployment = 'arn:aws:ecs:us-east-1:111122223333:service-deployment/edgar/backend/TFX5';
const ecsHook = {
  executionId: '1',
  lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT',
  resourceArn: serviceDeployment,
};

interface Gate {
  readonly aws: FakeAws;
  readonly logged: string[];
  invoke(event?: unknown, remainingMs?: number): Promise<HookAnswer>;
}

/** A gate whose waits are short: what it waits for is tested with a clock of its own. */
async function gate({ aws = new FakeAws(), status = 200, env = {} } = {}): Promise<Gate> {
  const url = await serve((_, response) => void response.writeHead(status).end());
  const settings = () => {
    const read = gateSettings({
      CLUSTER: 'edgar',
      TASK_DEFINITION: 'edgar-migrate',
      CONTAINER: 'migrate',
      SUBNET_IDS: 'subnet-a,subnet-b',
      SECURITY_GROUP_IDS: 'sg-migrate',
      READY_URL: `${url}/api/ready`,
      ...env,
    });
    return { ...read, limits: { ...read.limits, pauseMs: 5 } };
  };
  const logged: string[] = [];
  const log = (fields: unknown) => void logged.push(JSON.stringify(fields));
  const run = releaseGate({ ...(await aws.clients()), settings, log, reportMs: 100 });
  const invoke = (event: unknown = hook, remainingMs = 2000) =>
    run(event, { getRemainingTimeInMillis: () => remainingMs });
  return { aws, logged, invoke };
}

const statuses = ({ reports }: FakeAws) => reports.map(({ status }) => status);

test('EDG-07: a release whose migration ended well and which is ready succeeds', async () => {
  const { aws, invoke } = await gate();
  await invoke();
  expect(aws.reports).toEqual([
    { deploymentId: 'd-A1B2C3D4E', lifecycleEventHookExecutionId: 'execution-1', status: 'Succeeded' },
  ]);
  const [request] = aws.calls('RunTask');
  expect(request).toMatchObject({
    cluster: 'edgar',
    taskDefinition: 'edgar-migrate',
    launchType: 'FARGATE',
    startedBy: 'release-gate/d-A1B2C3D4E',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['subnet-a', 'subnet-b'],
        securityGroups: ['sg-migrate'],
        assignPublicIp: 'DISABLED',
      },
    },
  });
  expect(request?.['clientToken']).toMatch(/^[0-9a-f]{64}$/);
});

test('a second invocation of the same hook migrates nothing and reports again', async () => {
  const { aws, invoke } = await gate();
  await invoke();
  expect(await invoke()).toEqual({ hookStatus: 'SUCCEEDED' });
  expect(aws.calls('RunTask')).toHaveLength(1);
  expect(statuses(aws)).toEqual(['Succeeded', 'Succeeded']);
});

test('two invocations at once start one task, by the client token', async () => {
  const { aws, invoke } = await gate();
  await Promise.all([invoke(), invoke()]);
  expect(aws.tasks.size).toBe(1);
});

test('a task that was started with other settings is the one of this release', async () => {
  const aws = new FakeAws();
  const [first, second] = [await gate({ aws }), await gate({ aws, env: { SUBNET_IDS: 'subnet-c' } })];
  await first.invoke();
  // Older than what ListTasks shows, younger than the client token.
  for (const task of aws.tasks.values()) task['startedBy'] = 'forgotten';
  await second.invoke();
  expect(statuses(aws)).toEqual(['Succeeded', 'Succeeded']);
  expect(aws.tasks.size).toBe(1);
});

test('another deployment migrates again', async () => {
  const { aws, invoke } = await gate();
  await invoke();
  await invoke({ ...hook, DeploymentId: 'd-OTHER', LifecycleEventHookExecutionId: 'execution-2' });
  expect(aws.tasks.size).toBe(2);
});

test.each([
  ['a migration that fails', { newTask: stopped(1) }, {}],
  ['an image that is not there', { newTask: stopped(undefined, 'CannotPullContainerError') }, {}],
  ['a migration that is still running when time is up', { newTask: running }, {}],
  ['tasks that are not ready', {}, { status: 503 }],
  ['a redirect instead of an answer', {}, { status: 302 }],
  ['settings that are missing', {}, { env: { CLUSTER: '' } }],
])('%s fails the release', async (_, differs, options) => {
  const { aws, invoke } = await gate({ aws: Object.assign(new FakeAws(), differs), ...options });
  expect(await invoke(hook, 400)).toEqual({ hookStatus: 'FAILED' });
  expect(statuses(aws)).toEqual(['Failed']);
});

test('a task that is given up is stopped, with the reason', async () => {
  const { aws, invoke } = await gate({ aws: Object.assign(new FakeAws(), { newTask: running }) });
  await invoke(hook, 300);
  const reason = 'release gate: the migration had not ended when time was up';
  expect(aws.calls('StopTask')).toMatchObject([{ cluster: 'edgar', reason }]);
});

test.each(['ListTasks', 'RunTask', 'DescribeTasks'])('the release fails when %s is denied', async (call) => {
  const { aws, invoke, logged } = await gate({ aws: Object.assign(new FakeAws(), { newTask: running }) });
  aws.broken.set(call, 'AccessDeniedException');
  await invoke();
  expect(statuses(aws)).toEqual(['Failed']);
  expect(logged).toEqual([expect.stringContaining('AccessDeniedException')]);
});

test('the release fails in time when AWS never answers', async () => {
  const { aws, invoke } = await gate();
  aws.silent.add('ListTasks');
  await invoke(hook, 300);
  expect(statuses(aws)).toEqual(['Failed']);
});

test('a report that CodeDeploy does not take is an error, so that the invocation is tried again', async () => {
  const { aws, invoke } = await gate();
  aws.broken.set('PutLifecycleEventHookExecutionStatus', 'DeploymentDoesNotExistException');
  await expect(invoke()).rejects.toThrow('DeploymentDoesNotExistException');
});

test('ECS reads the answer, is told to come back while the migration runs, and CodeDeploy hears nothing', async () => {
  const { aws, invoke } = await gate({ aws: Object.assign(new FakeAws(), { newTask: running }) });
  expect(await invoke(ecsHook, 300)).toEqual({ hookStatus: 'IN_PROGRESS', callBackDelay: 30 });
  const [[arn, task] = ['', {}]] = [...aws.tasks];
  aws.tasks.set(arn, { ...task, ...stopped(0) });
  expect(await invoke(ecsHook)).toEqual({ hookStatus: 'SUCCEEDED' });
  expect(aws.tasks.size).toBe(1);
  expect(aws.reports).toEqual([]);
});

test('what is no hook is an error, and starts nothing', async () => {
  const { aws, invoke } = await gate();
  await expect(invoke({ detail: 'hello' })).rejects.toThrow('neither a CodeDeploy lifecycle hook');
  expect(aws.requests).toEqual([]);
});
