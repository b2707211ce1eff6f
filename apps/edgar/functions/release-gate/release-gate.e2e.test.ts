import { join } from 'node:path';
import {
  CodeDeployClient,
  CreateApplicationCommand,
  CreateDeploymentCommand,
  CreateDeploymentGroupCommand,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import {
  CreateClusterCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { type Emulator, prepareToolchain, startEmulator } from '@ashlar/rehearsal';
import { serve } from '@ashlar/testing';
import { type GateSettings, gateSettings } from './gate-settings.js';
import { releaseGate } from './release-gate.js';

const root = join(__dirname, '../../../..');
const region = 'us-east-1';
const deployment = { applicationName: 'edgar', deploymentGroupName: 'backend' };

let emulator: Emulator;
let ecs: ECSClient;
let codeDeploy: CodeDeployClient;

// moto starts in a second or two.
beforeAll(async () => {
  const { python } = await prepareToolchain({ root, env: process.env, report: () => undefined });
  emulator = await startEmulator({ root, python, account: '111122223333', env: {} });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const options = { endpoint: emulator.endpoint, region, credentials };
  [ecs, codeDeploy] = [new ECSClient(options), new CodeDeployClient(options)];
  await codeDeploy.send(new CreateApplicationCommand({ applicationName: 'edgar', computePlatform: 'ECS' }));
  const serviceRoleArn = 'arn:aws:iam::111122223333:role/deploy';
  await codeDeploy.send(new CreateDeploymentGroupCommand({ ...deployment, serviceRoleArn }));
  await ecs.send(new CreateClusterCommand({ clusterName: 'edgar' }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'edgar-migrate',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'migrate', image: 'migrate:1', essential: true, memory: 512 }],
    }),
  );
});
afterAll(() => emulator.stop());

/** A deployment that waits for its hook, and the gate that it calls. */
async function gate(differs: Partial<GateSettings['task']> = {}) {
  const ready = await serve((_, response) => void response.writeHead(200).end());
  const settings = () => {
    const read = gateSettings({
      ...{ CLUSTER: 'edgar', TASK_DEFINITION: 'edgar-migrate', CONTAINER: 'migrate' },
      ...{ SUBNET_IDS: subnetId, SECURITY_GROUP_IDS: securityGroupId, READY_URL: `${ready}/ready` },
    });
    return { ...read, task: { ...read.task, ...differs }, limits: { ...read.limits, pauseMs: 20 } };
  };
  const { deploymentId = '' } = await codeDeploy.send(new CreateDeploymentCommand(deployment));
  const run = releaseGate({ ecs, codeDeploy, settings, log: () => undefined, reportMs: 2000 });
  const hook = { DeploymentId: deploymentId, LifecycleEventHookExecutionId: `hook-of-${deploymentId}` };
  const invoke = () => run(hook, { getRemainingTimeInMillis: () => 20_000 });
  return { deploymentId, invoke };
}

/** A report is taken once, so a second one tells that there was a first. */
async function expectReported(deploymentId: string): Promise<void> {
  const hook = {
    deploymentId,
    lifecycleEventHookExecutionId: `hook-of-${deploymentId}`,
    status: 'Failed',
  } as const;
  const again = codeDeploy.send(new PutLifecycleEventHookExecutionStatusCommand(hook));
  await expect(again).rejects.toThrow(
    expect.objectContaining({ name: 'LifecycleEventAlreadyCompletedException' }),
  );
}

let subnetId: string;
let securityGroupId: string;
beforeAll(async () => {
  const ec2 = async (action: string, element: string) => {
    const body = new URLSearchParams({ Action: action, Version: '2016-11-15' });
    const headers = { authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/ec2/aws4_request` };
    const answer = await (await fetch(emulator.endpoint, { method: 'POST', body, headers })).text();
    return new RegExp(`<${element}>(.*?)</${element}>`).exec(answer)?.[1] ?? '';
  };
  subnetId = await ec2('DescribeSubnets', 'subnetId');
  securityGroupId = await ec2('DescribeSecurityGroups', 'groupId');
});

test('the gate runs one task on the emulator for one deployment, however often it is asked', async () => {
  const { deploymentId, invoke } = await gate();
  expect([await invoke(), await invoke()]).toEqual([
    { hookStatus: 'SUCCEEDED' },
    { hookStatus: 'SUCCEEDED' },
  ]);
  const startedBy = `release-gate/${deploymentId}`;
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'edgar', startedBy }));
  expect(taskArns).toHaveLength(1);
  await expectReported(deploymentId);
});

test.each([
  ['a task definition that is not there', { taskDefinition: 'no-such-family' }],
  ['a container that the task does not have', { container: 'other' }],
  ['a cluster that is not there', { cluster: 'no-such-cluster' }],
])('%s fails the release', async (_, differs) => {
  const { deploymentId, invoke } = await gate(differs);
  expect(await invoke()).toEqual({ hookStatus: 'FAILED' });
  await expectReported(deploymentId);
});
