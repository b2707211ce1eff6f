import { didYouMean, type Problem, sortedEntries } from '@ashlar/core';
import type { Container, StartCondition } from './container.js';

type Containers = Readonly<Record<string, Container>>;

const CONDITIONS: readonly string[] = ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'];

/** What keeps the containers of a task from starting in the order of their dependsOn. */
export function startOrderProblems(containers: Containers): Problem[] {
  const cycle = findCycle(containers);
  return [
    ...sortedEntries(containers).flatMap(([name, { dependsOn }]) =>
      sortedEntries(dependsOn).flatMap(([other, condition]) =>
        dependencyProblems(`containers.${name}.dependsOn.${other}`, other, condition, containers),
      ),
    ),
    ...(cycle === undefined
      ? []
      : [
          {
            what: `containers wait for each other: ${cycle.join(' → ')}`,
            fix: 'take one of these out of dependsOn',
          },
        ]),
  ];
}

function dependencyProblems(
  prop: string,
  other: string,
  condition: StartCondition,
  containers: Containers,
): Problem[] {
  const target = containers[other];
  if (target === undefined) {
    const names = Object.keys(containers).sort();
    return [
      {
        what: `${prop} is about a container that is not there`,
        fix: `${didYouMean(other, names)}use ${names.join(', ')}`,
      },
    ];
  }
  if (!CONDITIONS.includes(condition)) {
    return [{ what: `${prop} is '${String(condition)}'`, fix: `use ${CONDITIONS.join(', ')}` }];
  }
  if (condition === 'HEALTHY' && target.healthCheck === undefined) {
    const fix = `give containers.${other} a healthCheck, or use START`;
    return [{ what: `${prop} is HEALTHY, and ${other} has no healthCheck`, fix }];
  }
  if ((condition === 'COMPLETE' || condition === 'SUCCESS') && target.essential !== false) {
    const fix = `make it essential: false, or use START or HEALTHY`;
    return [{ what: `${prop} is ${condition}, and ${other} is essential: the task would end with it`, fix }];
  }
  return [];
}

/** The first circle of containers, from a name back to the same name. */
export function findCycle(containers: Containers): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    const next = sortedEntries(containers[name]?.dependsOn).map(([other]) => other);
    const found = next.map((other) => visit(other, [...path, name])).find((cycle) => cycle !== undefined);
    done.add(name);
    return found;
  };
  return Object.keys(containers)
    .sort()
    .map((name) => visit(name, []))
    .find((cycle) => cycle !== undefined);
}
