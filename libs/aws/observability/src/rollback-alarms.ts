import { is, isRecord, refuse } from '@ashlar/core';
import type { Alarm, Metric, Statistic } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** A service that is released behind a load balancer, and what a release must not do to it. */
export interface WatchedRelease<Key extends string, Group extends string = 'blue' | 'green'> {
  /** The service's word: `backend` makes `backend-rollback-green-5xx`. */
  readonly key: Key;
  /** `app/<name>/<id>`. */
  readonly loadBalancerArnSuffix: string;
  /** `targetgroup/<name>/<id>` by the name of the group. New tasks are in the one or in the other, by turns. */
  readonly targetGroupArnSuffixes: Readonly<Record<Group, string>>;
  /**
   * Requests that the tasks of a group fail, of all that they have, in two minutes after another.
   * @default 5
   */
  readonly errorPercent?: number;
  /**
   * Fewer failures than these in a minute are no alarm, whatever their share: a canary has few requests.
   * @default 3
   */
  readonly leastErrors?: number;
}

/**
 * Two alarms for each target group, `backend-rollback-green-5xx` and `backend-rollback-green-hosts` (warnings), whose names
 * are given to the deployment: one that rings takes the release back. They decide within two to three minutes, so a
 * release that shifts traffic has to wait longer than that between its steps; a group without traffic has no figures, and is
 * silent. Runbook: rollback.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function rollbackAlarms<Key extends string, Group extends string = 'blue' | 'green'>(
  watched: WatchedRelease<Key, Group>,
): Record<`${Key}-rollback-${Group}-${'5xx' | 'hosts'}`, Alarm> {
  const { key, loadBalancerArnSuffix, targetGroupArnSuffixes, errorPercent = 5, leastErrors = 3 } = watched;
  refuseThresholds('rollbackAlarms', { percents: { errorPercent }, amounts: { leastErrors } });
  refuse('rollbackAlarms', groupProblems(targetGroupArnSuffixes));
  const groups = Object.entries<string>(targetGroupArnSuffixes).map(([group, suffix]) => {
    const dimensions = { LoadBalancer: loadBalancerArnSuffix, TargetGroup: suffix };
    return keyed(`${key}-rollback-${group}`, {
      '5xx': {
        means: `Of the requests to the ${group} tasks of ${key}, more than ${errorPercent} % fail.`,
        ...twoMinutes,
        math: {
          expression: `IF(errors >= ${leastErrors}, 100 * errors / requests, 0)`,
          metrics: {
            errors: metricOf('HTTPCode_Target_5XX_Count', 'Sum', dimensions),
            requests: metricOf('RequestCount', 'Sum', dimensions),
          },
        },
        threshold: errorPercent,
      },
      hosts: {
        means: `Of the ${group} tasks of ${key}, some fail their health check.`,
        ...twoMinutes,
        metric: metricOf('UnHealthyHostCount', 'Maximum', dimensions),
        threshold: 0,
      },
    } satisfies Record<string, Alarm>);
  });
  return Object.assign({}, ...groups) as Record<`${Key}-rollback-${Group}-${'5xx' | 'hosts'}`, Alarm>;
}

function groupProblems(groups: unknown) {
  if (isRecord(groups) && Object.keys(groups).length > 0) return [];
  const fix = 'give the groups by name: { blue: group.arnSuffix, green: group.twin.arnSuffix }';
  return [{ what: is('targetGroupArnSuffixes', groups), fix }];
}

const twoMinutes = {
  runbook: 'rollback',
  severity: 'warning',
  comparison: 'GreaterThanThreshold',
  missingData: 'notBreaching',
  periodSeconds: 60,
  evaluationPeriods: 2,
} as const;

const metricOf = (name: string, statistic: Statistic, dimensions: Metric['dimensions']): Metric => ({
  namespace: 'AWS/ApplicationELB',
  name,
  statistic,
  dimensions,
});
