import type { Problem } from '@ashlar/core';
import type { ContainerHealthCheck } from './container.js';

/** How often the load balancer asks, and how many answers in a row make a target healthy. */
export interface TargetHealthCheck {
  /** @default 30, the load balancer's own */
  readonly intervalSeconds?: number;
  /** @default 5, the load balancer's own */
  readonly healthyThreshold?: number;
}

export const healthCheckDefaults = {
  intervalSeconds: 30,
  timeoutSeconds: 5,
  retries: 3,
  startPeriodSeconds: 0,
} as const;

/**
 * Seconds that pass until a sound task counts as healthy: it starts, its own check has given its verdict, and the load
 * balancer has asked often enough. Before that, no verdict is fair, and ECS must not stop it.
 */
export function secondsUntilHealthy(
  checks: readonly ContainerHealthCheck[],
  { intervalSeconds = 30, healthyThreshold = 5 }: TargetHealthCheck = {},
): number {
  const complete = checks.map((check) => ({ ...healthCheckDefaults, ...check }));
  const starts = complete.map((check) => check.startPeriodSeconds);
  const own = complete.map((check) => check.startPeriodSeconds + check.intervalSeconds * check.retries);
  return Math.max(...own, Math.max(0, ...starts) + intervalSeconds * healthyThreshold);
}

/** A grace period that ends before a sound task could have become healthy stops every task that starts. */
export function gracePeriodProblems(given: number | undefined, needed: number): Problem[] {
  if (given === undefined || given >= needed) return [];
  return [
    {
      what: `healthCheckGracePeriodSeconds is ${given}; until its checks have passed, a sound task takes ${needed}`,
      fix: `use ${needed} or more, leave it out, or make the health checks quicker`,
    },
  ];
}
