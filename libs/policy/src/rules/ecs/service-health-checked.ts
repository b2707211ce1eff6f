import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { type Container, containersOf } from './containers-of.js';
import { taskOf } from './task-of.js';

export const serviceHealthChecked: Rule = {
  id: 'SERVICE_HEALTH_CHECKED',
  holds: 'Every container behind a load balancer has a health check of its own.',
  why: 'ECS would see that a process runs, not that it answers, and keep one that hangs until the load balancer gives up.',
  fix: 'Set healthCheck.command of the container: ask its health path on 127.0.0.1.',
  judge: each(['aws_ecs_service'], (service, model) => {
    const names = valuesAt(service.attributes, 'load_balancer.container_name').map(String);
    return names.length === 0 ? undefined : judgeTask(model, service, names);
  }),
};

function judgeTask(model: Model, service: Resource, names: readonly string[]): Verdict {
  const task = taskOf(model, service);
  if (task === undefined) return unknown('its task definition is of no stack here: look at its containers');
  const containers = containersOf(task);
  if (containers === undefined) return unknown(`the containers of ${task.id} can't be read: look at them`);
  return allOf(
    names.map((name) => {
      const found = containers.find((container) => container.name === name);
      if (found !== undefined) return judgeContainer(name, found);
      const said = `${task.id} has no container ${name}`;
      return name.includes('${') || containers.some(isUnnamed) ? unknown(said) : fail(said);
    }),
  );
}

const isUnnamed = ({ name }: Container) => name === undefined || String(name).includes('${');

function judgeContainer(name: string, { healthCheck }: Container): Verdict {
  const words = valuesAt(healthCheck, 'command').map(String);
  const of = `of container ${name}`;
  if (typeof healthCheck === 'string') return unknown(`healthCheck ${of} is ${String(healthCheck)}`);
  if (words.length === 0) return fail(`healthCheck ${of} is not set`);
  if (words[0] === 'NONE') return fail(`healthCheck ${of} is NONE`);
  return words.some((word) => word === '' || /^\$\{[^}]*\}$/.test(word))
    ? unknown(`healthCheck ${of} is ${words.join(' ')}`)
    : pass(`healthCheck ${of} is set`);
}
