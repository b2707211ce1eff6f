import type { Problem } from '@ashlar/core';

export interface DeploymentPercents {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/** How many tasks a rolling deployment keeps running at least and at most, rounded as ECS does. */
export const deploymentBounds = (
  tasks: number,
  { minimumHealthyPercent, maximumPercent }: DeploymentPercents,
) => ({
  least: Math.ceil((tasks * minimumHealthyPercent) / 100),
  most: Math.floor((tasks * maximumPercent) / 100),
});

/** Whether ECS may start a new task before it stops an old one, or stop an old one before it starts a new one. */
export function canDeploy(tasks: number, percents: DeploymentPercents): boolean {
  const { least, most } = deploymentBounds(tasks, percents);
  return most > tasks || least < tasks;
}

/** What keeps a deployment from making its first step. Fewer tasks leave less room, so the fewest decide. */
export function deploymentProblems(
  { prop, tasks }: { readonly prop: string; readonly tasks: number },
  percents: DeploymentPercents,
): Problem[] {
  if (canDeploy(tasks, percents)) return [];
  const { minimumHealthyPercent, maximumPercent } = percents;
  const { least, most } = deploymentBounds(tasks, percents);
  return [
    {
      what: `${prop} is ${tasks}, of which a deployment must keep ${least} (minimumHealthyPercent ${minimumHealthyPercent}) and may run ${most} (maximumPercent ${maximumPercent}): it can neither start a task nor stop one`,
      fix: `raise maximumPercent to ${100 + Math.ceil(100 / tasks)} or more, or lower minimumHealthyPercent to ${100 - Math.ceil(100 / tasks)}${tasks > 1 ? ' or less' : ''}`,
    },
  ];
}

/**
 * After so many tasks that failed to start, a deployment is rolled back. Too few tasks make it slow: one that
 * can't start is tried three times all the same.
 *
 * asOf: 2026-11
 * source: Amazon ECS API reference, ServiceDeploymentCircuitBreaker.threshold
 */
export const circuitBreakerThreshold = (tasks: number): number =>
  Math.min(200, Math.max(3, Math.ceil(tasks / 2)));
