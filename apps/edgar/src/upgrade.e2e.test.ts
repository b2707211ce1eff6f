import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { readStacks, synthesize } from '@ashlar/core';
import { withDependencies, type WrittenStack } from '@ashlar/graph';
import { type StackChanges, UpgradeRehearsal } from '@ashlar/rehearsal';
import { scratchFolder } from '@ashlar/testing';
import { app } from './app.js';
import type { EdgarEnvironment } from './environments.js';
import { environmentOf } from './platform.fixture.js';

const staging = environmentOf('staging');
const PREFIX = 'edgar-staging-';
const folder = scratchFolder();

type Backend = EdgarEnvironment['deployments']['backend'];
const ROLLING: Backend = { type: 'rolling', minimumHealthyPercent: 50, maximumPercent: 200 };
const BLUE_GREEN: Backend = { type: 'blue-green', by: 'codedeploy' };

/** The stacks that a deployment is made of, and those that they need, with the code of their functions. */
function stacksWith(backend: Backend): WrittenStack[] {
  const environment = { ...staging, deployments: { ...staging.deployments, backend } };
  const outdir = `${folder}/${backend.type}`;
  synthesize([{ ...app, environments: [environment] }], { outdir, warn: () => undefined });
  return withDependencies(readStacks(outdir), [`${PREFIX}services`, `${PREFIX}releases`]);
}

const isReleased = ({ name }: WrittenStack) => [`${PREFIX}services`, `${PREFIX}releases`].includes(name);

/** `create aws_codedeploy_app.application` for each change, without the hash of its path. */
const readable = (changes: StackChanges, stack: string) =>
  Object.entries(changes[`${PREFIX}${stack}`] ?? {})
    .map(([address, actions]) => `${actions} ${address.replace(/_[0-9A-F]{8}$/, '')}`)
    .sort();

/** What holds data, or what customers reach the shop by. */
const STATEFUL =
  /aws_(rds|db|s3|kms|secretsmanager|sqs|lb|vpc|route53|ecs_cluster|acmpca|cloudwatch_log_group)/;

let standing: UpgradeRehearsal;

beforeAll(async () => {
  standing = await UpgradeRehearsal.of(stacksWith(ROLLING));
});
afterAll(() => standing.end());

test('EDG-06: from rolling to blue/green, the new service starts before the old one goes, and nothing that holds data is replaced', async () => {
  const changes = await standing.upgradeTo(stacksWith(BLUE_GREEN).filter(isReleased));
  expect(Object.keys(changes).sort()).toEqual([`${PREFIX}releases`, `${PREFIX}services`]);
  const inServices = readable(changes, 'services');
  expect(inServices).toContain('create,delete aws_ecs_service.backend-service');
  expect(inServices).toContain('create aws_lb_target_group.backend-targets_twin');
  const lost = inServices.filter((line) => line.includes('delete'));
  expect(lost.filter((line) => STATEFUL.test(line.split(' ')[1] ?? ''))).toEqual([]);
  expect(readable(changes, 'releases').filter((line) => !line.startsWith('create '))).toEqual([]);
});

test('EDG-06: the way of deploying is written in two stacks, and changes no other', () => {
  const others = (backend: Backend) =>
    stacksWith(backend)
      .filter((stack) => !isReleased(stack))
      .map(({ name, json }) => [name, json]);
  expect(others(BLUE_GREEN)).toEqual(others(ROLLING));
  expect(others(ROLLING).length).toBeGreaterThan(8);
});

test('EDG-06: an image that CI releases is no change for Terraform', async () => {
  const client = new ECSClient({
    region: staging.region,
    endpoint: String(standing.env['AWS_ENDPOINT_URL']),
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const family = 'edgar-staging-frontend';
  const { taskDefinition } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: family }));
  const containerDefinitions = (taskDefinition?.containerDefinitions ?? []).map((container) => ({
    ...container,
    ...(container.name === 'frontend' ? { image: 'shop/frontend:2.0.0' } : {}),
  }));
  const { taskDefinition: released } = await client.send(
    new RegisterTaskDefinitionCommand({ ...taskDefinition, family, containerDefinitions }),
  );
  await client.send(
    new UpdateServiceCommand({
      cluster: 'edgar-staging',
      service: family,
      taskDefinition: String(released?.taskDefinitionArn),
    }),
  );
  expect(await standing.changesTo(stacksWith(BLUE_GREEN).filter(isReleased))).toEqual({});
});
