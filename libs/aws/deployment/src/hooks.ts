import { didYouMean, isRecord, type Problem, sortedEntries } from '@ashlar/core';

/** A function that is asked during a deployment, and says whether it goes on. */
export interface HookFunction {
  readonly functionArn: string;
}

/**
 * asOf: 2026-11
 * source: AWS CodeDeploy user guide, "AppSpec 'hooks' section for an Amazon ECS deployment": the events that run functions
 */
export const codeDeployEvents = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
] as const;

/**
 * asOf: 2026-11
 * source: Amazon ECS API reference, DeploymentLifecycleHook.lifecycleStages
 */
export const ecsStages = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
] as const;

/** By lifecycle event. CodeDeploy waits an hour for each, and takes silence for a failure. */
export type CodeDeployHooks = Readonly<Partial<Record<(typeof codeDeployEvents)[number], HookFunction>>>;

/** By lifecycle stage. */
export type EcsHooks = Readonly<Partial<Record<(typeof ecsStages)[number], HookFunction>>>;

/** Hooks that nobody would call, or that name no function. */
export function hookProblems(
  hooks: Readonly<Record<string, HookFunction | undefined>> | undefined,
  known: readonly string[],
): Problem[] {
  return sortedEntries(hooks ?? {}).flatMap(([moment, hook]): Problem[] => {
    const prop = `hooks.${moment}`;
    if (!known.includes(moment)) {
      const fix = `${didYouMean(moment, known)}use ${known.join(', ')}`;
      return [{ what: `${prop} is about a moment that a deployment doesn't have`, fix }];
    }
    if (isRecord(hook) && typeof hook.functionArn === 'string' && hook.functionArn !== '') return [];
    return [{ what: `${prop} names no function`, fix: 'give { functionArn }' }];
  });
}

/** Every function once. */
export const functionArnsOf = (hooks: CodeDeployHooks | EcsHooks): string[] => [
  ...new Set(
    sortedEntries<HookFunction | undefined>({ ...hooks }).flatMap(([, hook]) =>
      hook === undefined ? [] : [hook.functionArn],
    ),
  ),
];
