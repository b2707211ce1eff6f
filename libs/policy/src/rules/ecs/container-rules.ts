import type { Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { evidence } from '../reading/attribute-rule.js';
import { settingOf } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';
import { type Container, containersOf } from './containers-of.js';

const READ_ONLY = 'ECS_CONTAINERS_READONLY_ACCESS';

const HOST_MODE = 'ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK';

/** The worst of what is said of the containers. */
function judgeContainers(id: string, task: Resource, judge: (container: Container) => Verdict): Verdict {
  const containers = containersOf(task);
  if (containers === undefined) return unknown(`container_definitions can't be read: ${evidence(id)}`);
  return allOf(
    containers.map((container) => {
      const { verdict, reason } = judge(container);
      return { verdict, reason: `${reason} in container ${container.name ?? 'of no name'}` };
    }),
  );
}

const shown = (value: unknown) => (value === undefined ? 'not set' : String(value));

const isOpen = (value: unknown) => /\$\{/.test(String(value));

const isRoot = (user: unknown) => /^(root|0)?(:|$)/.test(String(user ?? ''));

function judgeReadOnly({ readonlyRootFilesystem: readOnly }: Container): Verdict {
  const said = `readonlyRootFilesystem is ${shown(readOnly)}`;
  if (isOpen(readOnly)) return unknown(said);
  return String(readOnly) === 'true' ? pass(said) : fail(said);
}

function judgeUser({ privileged, user }: Container): Verdict {
  const said = `network_mode is host, and user is ${shown(user)}`;
  if (String(privileged) === 'true') return pass('privileged is true');
  if (isOpen(user) || isOpen(privileged)) return unknown(said);
  return isRoot(user) ? fail(said) : pass(said);
}

export const containerRules: readonly Rule[] = [
  {
    id: READ_ONLY,
    holds: 'Containers cannot write to their own file system.',
    why: 'Whoever breaks in could replace the program, and leave tools behind.',
    fix: 'Set readonlyRootFilesystem to true, and mount a volume where the program has to write.',
    judge: each(['aws_ecs_task_definition'], (task) => judgeContainers(READ_ONLY, task, judgeReadOnly)),
  },
  {
    id: HOST_MODE,
    holds: 'Containers in the network of their host are no root, unless they are privileged on purpose.',
    why: 'Root in the network of the host sees the traffic and the credentials of everything there.',
    fix: "Use network_mode awsvpc, or set a user that isn't root.",
    judge: each(['aws_ecs_task_definition'], (task, model) => {
      const { values, open } = settingOf(model, task, 'network_mode');
      if (open !== undefined) return unknown(`network_mode is ${open}: ${evidence(HOST_MODE)}`);
      if (values[0] !== 'host') return pass(`network_mode is ${values[0] ?? 'not set'}, not host`);
      return judgeContainers(HOST_MODE, task, judgeUser);
    }),
  },
];
