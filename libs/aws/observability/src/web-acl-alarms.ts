import type { Alarm, Metric } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

export interface WatchedWebAcl<Key extends string = 'waf'> {
  /** @default 'waf' */
  readonly key?: Key;
  /** `webAclName` of a WebAcl, under which its metrics are. */
  readonly webAclName: string;
  /** Where it is, or `'CLOUDFRONT'`. */
  readonly region: string;
  /**
   * Requests turned away in 5 minutes. One scanner makes some hundreds; who passes a rate limit of 2,000 is above it soon.
   * @default 500
   */
  readonly blockedRequests?: number;
}

/**
 * One alarm: `waf-blocked` (warning), for an attack or a rule that turns away who should come in. Runbook:
 * blocked-requests.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function webAclAlarms<Key extends string = 'waf'>(watched: WatchedWebAcl<Key>) {
  const { key = 'waf' as Key, webAclName: WebACL, region, blockedRequests = 500 } = watched;
  refuseThresholds('webAclAlarms', { amounts: { blockedRequests } });
  const place: Metric['dimensions'] = region === 'CLOUDFRONT' ? {} : { Region: region };
  return keyed(key, {
    blocked: {
      means: `The firewall blocks more than ${blockedRequests} requests in 5 minutes.`,
      runbook: 'blocked-requests',
      severity: 'warning',
      missingData: 'notBreaching',
      periodSeconds: 300,
      evaluationPeriods: 1,
      metric: {
        namespace: 'AWS/WAFV2',
        name: 'BlockedRequests',
        statistic: 'Sum',
        dimensions: { WebACL, ...place, Rule: 'ALL' },
      },
      comparison: 'GreaterThanThreshold',
      threshold: blockedRequests,
    },
  } satisfies Record<string, Alarm>);
}
