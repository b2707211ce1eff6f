import type { Alarm, Metric, Statistic } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** A distribution of CloudFront, and from where on somebody wants to know. */
export interface WatchedDistribution<Key extends string = 'cdn'> {
  /** @default 'cdn' */
  readonly key?: Key;
  readonly distributionId: string;
  /**
   * Requests that failed on our side, of all, for 5 minutes: the origin's errors, and those of reaching it.
   * @default 5
   */
  readonly errorPercent?: number;
  /**
   * Fewer failures than these in 5 minutes are no alarm, whatever their share.
   * @default 5
   */
  readonly leastErrors?: number;
}

/**
 * One alarm: `cdn-5xx` (critical). CloudFront has figures in us-east-1 only; `Alarms` of another region refuses it. Runbook:
 * cdn.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function distributionAlarms<Key extends string = 'cdn'>(watched: WatchedDistribution<Key>) {
  const { key = 'cdn' as Key, distributionId, errorPercent = 5, leastErrors = 5 } = watched;
  refuseThresholds('distributionAlarms', { percents: { errorPercent }, amounts: { leastErrors } });
  const metric = (name: string, statistic: Statistic): Metric => ({
    namespace: 'AWS/CloudFront',
    name,
    statistic,
    dimensions: { DistributionId: distributionId, Region: 'Global' },
  });
  return keyed(key, {
    '5xx': {
      means: `More than ${errorPercent} % of what people ask CloudFront for fails on our side.`,
      runbook: 'cdn',
      severity: 'critical',
      missingData: 'notBreaching',
      periodSeconds: 300,
      evaluationPeriods: 1,
      math: {
        expression: `IF(rate * requests >= ${leastErrors * 100}, rate, 0)`,
        metrics: { rate: metric('5xxErrorRate', 'Average'), requests: metric('Requests', 'Sum') },
      },
      comparison: 'GreaterThanThreshold',
      threshold: errorPercent,
    },
  } satisfies Record<string, Alarm>);
}
