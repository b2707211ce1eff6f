import { isRecord, type Problem, sortedEntries } from '@ashlar/core';
import type { DeploymentStrategy } from './strategy.js';
import { strategyLimits } from './strategy-limits.js';

/** Alarms that are none or too many, and a shift of traffic that nobody watches. */
export function alarmProblems(
  strategy: DeploymentStrategy,
  alarmNames: Readonly<Record<string, string>> | undefined,
): Problem[] {
  const { type, by }: { readonly type?: unknown; readonly by?: unknown } = isRecord(strategy) ? strategy : {};
  const alarms = sortedEntries(alarmNames ?? {});
  const unnamed = alarms
    .filter(([, name]) => typeof name !== 'string' || name === '')
    .map(([key]) => ({ what: `alarmNames.${key} is no name`, fix: "give the alarm's name" }));
  if (alarms.length === 0 && (type === 'canary' || type === 'linear')) {
    const fix = "give alarmNames, above all one for errors of the targets, or use type: 'blue-green'";
    return [{ what: `'${type}' moves a share of the traffic first, and no alarm watches it`, fix }];
  }
  const most = strategyLimits.codedeploy.alarms;
  if (by !== 'codedeploy' || alarms.length <= most) return unnamed;
  const fix = `give ${most} at most; a composite alarm stands for several`;
  return [...unnamed, { what: `alarmNames has ${alarms.length}; CodeDeploy watches ${most}`, fix }];
}
