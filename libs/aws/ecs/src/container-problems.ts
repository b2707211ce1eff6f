import { isKnown, type Problem, sortedEntries } from '@ashlar/core';
import type { Container, ContainerHealthCheck, SecretReference } from './container.js';
import { healthCheckDefaults } from './health-chain.js';
import { imageProblems } from './image-reference.js';
import { commandProblems, secretProblems } from './secret-problems.js';
import { startOrderProblems } from './start-order.js';
import { optionalNumberProblems, wholeNumberProblems } from './whole-number.js';
import { writableProblems } from './writable-volumes.js';

type Containers = Readonly<Record<string, Container>>;

interface Task {
  readonly size: { readonly cpu: number; readonly memory: number };
  readonly imagesOwnedByCi: boolean;
}

/** asOf: 2026-11, source: Amazon ECS service quotas */
const MAX_CONTAINERS = 10;

const CONTAINER_NAME = /^[a-z][a-z0-9-]{0,62}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/;

/** Everything that is wrong with the containers of a task. */
export function containerProblems(containers: Containers, task: Task): Problem[] {
  const names = Object.keys(containers);
  if (names.length === 0) return [{ what: 'containers is empty', fix: 'describe at least one container' }];
  const problems: Problem[] = [];
  if (names.length > MAX_CONTAINERS) {
    const what = `containers has ${names.length}; a task has up to ${MAX_CONTAINERS}`;
    problems.push({ what, fix: 'make two services of it' });
  }
  if (Object.values(containers).every(({ essential }) => essential === false)) {
    problems.push({ what: 'no container is essential', fix: 'leave `essential` out on the main one' });
  }
  return [
    ...problems,
    ...sortedEntries(containers).flatMap(([name, container]) => problemsOf(name, container, task)),
    ...portProblems(containers),
    ...reservationProblems(containers, task.size),
    ...startOrderProblems(containers),
  ];
}

function problemsOf(name: string, container: Container, { imagesOwnedByCi }: Task): Problem[] {
  const prop = `containers.${name}`;
  const { repositoryArn, environment = {}, command = [], user, ulimits } = container;
  const problems: Problem[] = [];
  if (!CONTAINER_NAME.test(name)) {
    const fix = 'use lower-case letters, digits and hyphens, a letter first, at most 63 characters';
    problems.push({ what: `containers has '${name}', which is no name for one`, fix });
  }
  if (user !== undefined && isKnown(user) && !USER.test(user)) {
    problems.push({ what: `${prop}.user is '${user}'`, fix: "use a name or a number: '1000:1000'" });
  }
  return [
    ...problems,
    ...imageProblems(`${prop}.image`, container.image, { repositoryArn, ownedByCi: imagesOwnedByCi }),
    ...optionalNumberProblems(`${prop}.port`, container.port, 1, 65_535),
    ...variableProblems(prop, container),
    ...secretProblems(`${prop}.environment`, environment, container.harmless),
    ...commandProblems(`${prop}.command`, command),
    ...optionalNumberProblems(`${prop}.stopTimeoutSeconds`, container.stopTimeoutSeconds, 2, 120),
    ...healthCheckProblems(`${prop}.healthCheck`, container.healthCheck),
    ...writableProblems(prop, name, container),
    ...(ulimits === undefined ? [] : ulimitProblems(`${prop}.ulimits.nofile`, ulimits.nofile)),
  ];
}

function variableProblems(prop: string, { environment = {}, secrets = {} }: Container): Problem[] {
  const problems: Problem[] = [];
  for (const name of [...Object.keys(environment), ...Object.keys(secrets)].filter(
    (n) => !VARIABLE.test(n),
  )) {
    const fix = 'use letters, digits and _, no digit first';
    problems.push({ what: `${prop} has the variable '${name}'`, fix });
  }
  for (const [name, value] of sortedEntries<unknown>(environment)) {
    if (typeof value === 'string') continue;
    problems.push({ what: `${prop}.environment.${name} is no text`, fix: 'write it in quotes' });
  }
  for (const [name, reference] of sortedEntries(secrets)) {
    if (name in environment) {
      const fix = 'leave it out of environment';
      problems.push({ what: `${prop}.secrets.${name} is in environment as well`, fix });
    }
    problems.push(...referenceProblems(`${prop}.secrets.${name}`, reference));
  }
  return problems;
}

/** A reference of which only the type was right, or not even that. Never prints it: it may be the secret itself. */
function referenceProblems(prop: string, reference: SecretReference | string): Problem[] {
  const fix = 'give { secretArn, kmsKeyArn }, with a `field` if the secret is JSON, or { parameterArn }';
  if (typeof reference !== 'object') return [{ what: `${prop} is no reference to a secret`, fix }];
  const { secretArn, parameterArn, kmsKeyArn, field } = reference;
  if ((secretArn === undefined) === (parameterArn === undefined)) {
    return [{ what: `${prop} has ${secretArn === undefined ? 'no ARN' : 'two ARNs'}`, fix }];
  }
  const [name, arn] = secretArn === undefined ? ['parameterArn', parameterArn] : ['secretArn', secretArn];
  const service = secretArn === undefined ? 'ssm' : 'secretsmanager';
  if (isKnown(arn) && !new RegExp(`^arn:aws[a-z-]*:${service}:`).test(arn)) {
    return [{ what: `${prop}.${name} is no ARN of ${service}`, fix }];
  }
  if (secretArn !== undefined && kmsKeyArn === undefined) {
    return [{ what: `${prop} has no kmsKeyArn`, fix: 'name the key that encrypts the secret' }];
  }
  if (field !== undefined && (field === '' || field.includes(':'))) {
    return [{ what: `${prop}.field is no name of a field`, fix: "name a field of the JSON: 'password'" }];
  }
  return [];
}

function healthCheckProblems(prop: string, check: ContainerHealthCheck | undefined): Problem[] {
  if (check === undefined) return [];
  const problems = [
    ...optionalNumberProblems(`${prop}.intervalSeconds`, check.intervalSeconds, 5, 300),
    ...optionalNumberProblems(`${prop}.timeoutSeconds`, check.timeoutSeconds, 2, 60),
    ...optionalNumberProblems(`${prop}.retries`, check.retries, 1, 10),
    ...optionalNumberProblems(`${prop}.startPeriodSeconds`, check.startPeriodSeconds, 0, 300),
  ];
  const { timeoutSeconds, intervalSeconds } = { ...healthCheckDefaults, ...check };
  if (timeoutSeconds > intervalSeconds) {
    const what = `${prop}.timeoutSeconds is ${timeoutSeconds}, above intervalSeconds (${intervalSeconds})`;
    problems.push({ what, fix: 'one check has to end before the next one begins' });
  }
  const [first, ...words] = check.command ?? [];
  if (
    (first !== 'CMD' && first !== 'CMD-SHELL') ||
    words.length === 0 ||
    (first === 'CMD-SHELL' && words[1])
  ) {
    const fix = "use ['CMD', 'program', 'argument'] or ['CMD-SHELL', 'a line for the shell']";
    problems.push({ what: `${prop}.command is no check`, fix });
  }
  return [...problems, ...commandProblems(`${prop}.command`, check.command ?? [])];
}

function ulimitProblems(prop: string, { soft, hard }: { soft: number; hard: number }): Problem[] {
  const problems = [
    ...wholeNumberProblems(`${prop}.soft`, soft, 1, 1_048_576),
    ...wholeNumberProblems(`${prop}.hard`, hard, 1, 1_048_576),
  ];
  if (soft <= hard || problems.length > 0) return problems;
  return [{ what: `${prop}.soft is ${soft}, above hard (${hard})`, fix: 'raise hard, or lower soft' }];
}

/** All containers of a task share one network interface. */
function portProblems(containers: Containers): Problem[] {
  const taken = new Map<number, string>();
  return sortedEntries(containers).flatMap(([name, { port }]) => {
    if (port === undefined) return [];
    const other = taken.get(port);
    taken.set(port, name);
    if (other === undefined) return [];
    const what = `containers.${name}.port is ${port}, which containers.${other} has`;
    return [{ what, fix: 'give each a port of its own: they share one network interface' }];
  });
}

/** What is kept for containers, and how far they may go, has to fit into the task. */
function reservationProblems(containers: Containers, { cpu, memory }: Task['size']): Problem[] {
  const entries = sortedEntries(containers);
  const problems = entries.flatMap(([name, container]) => [
    ...optionalNumberProblems(`containers.${name}.cpu`, container.cpu, 1, cpu),
    ...optionalNumberProblems(`containers.${name}.memory`, container.memory, 6, memory),
    ...optionalNumberProblems(`containers.${name}.memoryReservation`, container.memoryReservation, 6, memory),
    ...reservationAboveLimit(name, container),
  ]);
  if (problems.length > 0) return problems;
  const sum = (of: (container: Container) => number | undefined) =>
    entries.reduce((total, [, container]) => total + (of(container) ?? 0), 0);
  const sums = [
    { prop: 'cpu', total: sum((container) => container.cpu), whole: cpu },
    {
      prop: 'memory',
      total: sum((container) => container.memory ?? container.memoryReservation),
      whole: memory,
    },
  ];
  return sums
    .filter(({ total, whole }) => total > whole)
    .map(({ prop, total, whole }) => ({
      what: `the containers' ${prop} adds up to ${total}, above that of the task (${whole})`,
      fix: `lower it in the containers, or choose a size with ${total} or more`,
    }));
}

function reservationAboveLimit(name: string, { memory, memoryReservation }: Container): Problem[] {
  if (memory === undefined || memoryReservation === undefined || memoryReservation <= memory) return [];
  const what = `containers.${name}.memoryReservation is ${memoryReservation}, above memory (${memory})`;
  return [{ what, fix: 'lower it, or raise memory' }];
}
