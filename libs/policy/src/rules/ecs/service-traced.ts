import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { type Container, containersOf } from './containers-of.js';
import { taskOf } from './task-of.js';

/** Images that send traces on. */
const COLLECTOR = /aws-otel-collector|opentelemetry-collector|otel-collector|xray-daemon|cloudwatch-agent/;

const ENDPOINTS = [
  'AWS_XRAY_DAEMON_ADDRESS',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
];

export const serviceTraced: Rule = {
  id: 'SERVICE_TRACED',
  holds:
    'Tasks of every ECS service have somebody to send traces to: a collector beside them, or one that they name.',
  why: 'Of a request that was slow, nobody could say in which of five programs it waited.',
  fix: 'Add a collector (ADOT or the X-Ray daemon) to the task definition, or name one in OTEL_EXPORTER_OTLP_ENDPOINT.',
  judge: each(['aws_ecs_service'], (service, model) => {
    const task = taskOf(model, service);
    if (task === undefined) return unknown('its task definition is of no stack here: look for its collector');
    const containers = containersOf(task);
    if (containers === undefined) return unknown(`the containers of ${task.id} can't be read: look at them`);
    return judgeContainers(model, task, containers);
  }),
};

function judgeContainers(model: Model, task: Resource, containers: readonly Container[]): Verdict {
  const collector = containers.find(({ image }) => COLLECTOR.test(String(image)));
  if (collector !== undefined) return pass(`container ${shown(collector)} is ${String(collector.image)}`);
  const sender = containers.find((container) => elsewhere(container) !== undefined);
  if (sender !== undefined) return pass(`container ${shown(sender)} sends to ${elsewhere(sender)}`);
  const open = containers.find((container) => isOpen(model, task, container));
  return open === undefined
    ? fail(`${task.id} has no collector, and no container names one elsewhere`)
    : unknown(`container ${shown(open)} may be a collector: its image is ${String(open.image)}`);
}

const shown = ({ name }: Container) => name ?? 'of no name';

/** Where a container sends traces outside of its task; what only Terraform knows may be within it. */
const elsewhere = ({ environment = [] }: Container): string | undefined =>
  valuesAt(
    environment.filter(({ name }) => ENDPOINTS.includes(String(name))),
    'value',
  )
    .map(String)
    .find((value) => value !== '' && !/127\.0\.0\.1|localhost|\[::1\]|\$\{/.test(value));

/** Whether nobody knows what it runs. An image of a repository of these stacks is named as the repository is. */
function isOpen(model: Model, { stack }: Resource, { image, environment = [] }: Container): boolean {
  const repositories = model
    .resolve(stack, image)
    .flatMap(({ resource }) => (resource?.type === 'aws_ecr_repository' ? [resource] : []));
  const names = repositories.flatMap(({ attributes }) => valuesAt(attributes, 'name').map(String));
  const isNamed = names.length > 0 && !names.some((name) => name.includes('${') || COLLECTOR.test(name));
  const sendsToSomebody = environment.some(
    ({ name, value }) => ENDPOINTS.includes(String(name)) && String(value).includes('${'),
  );
  return sendsToSomebody || (String(image).includes('${') && !isNamed);
}
