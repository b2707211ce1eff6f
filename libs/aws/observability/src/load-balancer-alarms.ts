import type { Alarm, Metric, Statistic } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** An application load balancer, and from where on somebody wants to know. */
export interface WatchedLoadBalancer<Target extends string = never, Key extends string = 'alb'> {
  /** @default 'alb' */
  readonly key?: Key;
  /** `app/<name>/<id>`: `arnSuffix` of a LoadBalancer. */
  readonly loadBalancerArnSuffix: string;
  /** `targetgroup/<name>/<id>` by the name of what answers there: `nginx` makes `nginx-unhealthy-hosts`. */
  readonly targetGroupArnSuffixes?: Readonly<Record<Target, string>>;
  /**
   * What 95 of 100 requests may take, for 15 minutes. Up to a second people stay in their thoughts (Nielsen, "Response
   * Times: The 3 Important Limits").
   * @default 1
   */
  readonly responseSeconds?: number;
  /**
   * Requests that failed on our side within 5 minutes, of all.
   * @default 5
   */
  readonly errorPercent?: number;
  /**
   * Fewer failures than these in 5 minutes are no alarm, whatever their share: at night one may be all.
   * @default 5
   */
  readonly leastErrors?: number;
}

/**
 * Two alarms, and one for each target group: `alb-response-time` (warning), `alb-5xx` (critical), and
 * `nginx-unhealthy-hosts` (critical). Runbooks: load-balancer, service-health.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function loadBalancerAlarms<Target extends string = never, Key extends string = 'alb'>(
  watched: WatchedLoadBalancer<Target, Key>,
): Record<`${Key}-5xx` | `${Key}-response-time` | `${Target}-unhealthy-hosts`, Alarm> {
  const { key = 'alb' as Key, loadBalancerArnSuffix: LoadBalancer } = watched;
  const { responseSeconds = 1, errorPercent = 5, leastErrors = 5 } = watched;
  refuseThresholds('loadBalancerAlarms', {
    percents: { errorPercent },
    amounts: { responseSeconds, leastErrors },
  });
  const metric = (name: string, statistic: Statistic): Metric => ({
    namespace: 'AWS/ApplicationELB',
    name,
    statistic,
    dimensions: { LoadBalancer },
  });
  const errors = 'FILL(elb, 0) + FILL(target, 0)';
  const hosts = Object.entries<string>(watched.targetGroupArnSuffixes ?? {}).map(([target, suffix]) =>
    keyed(target, { 'unhealthy-hosts': unhealthyHosts(target, suffix, LoadBalancer) }),
  );
  return Object.assign(
    keyed(key, {
      'response-time': {
        means: `Of 100 requests, 5 take longer than ${responseSeconds} s.`,
        runbook: 'load-balancer',
        severity: 'warning',
        missingData: 'notBreaching',
        periodSeconds: 300,
        evaluationPeriods: 3,
        metric: metric('TargetResponseTime', 'p95'),
        comparison: 'GreaterThanThreshold',
        threshold: responseSeconds,
      },
      '5xx': {
        means: `More than ${errorPercent} % of all requests fail on our side.`,
        runbook: 'load-balancer',
        severity: 'critical',
        missingData: 'notBreaching',
        periodSeconds: 300,
        evaluationPeriods: 1,
        math: {
          // Requests that reached no target are errors of the load balancer, and not in RequestCount.
          expression: `IF(${errors} >= ${leastErrors}, 100 * (${errors}) / (FILL(requests, 0) + FILL(elb, 0)), 0)`,
          metrics: {
            elb: metric('HTTPCode_ELB_5XX_Count', 'Sum'),
            requests: metric('RequestCount', 'Sum'),
            target: metric('HTTPCode_Target_5XX_Count', 'Sum'),
          },
        },
        comparison: 'GreaterThanThreshold',
        threshold: errorPercent,
      },
    } satisfies Record<string, Alarm>),
    ...hosts,
  ) as Record<`${Key}-5xx` | `${Key}-response-time` | `${Target}-unhealthy-hosts`, Alarm>;
}

const unhealthyHosts = (target: string, TargetGroup: string, LoadBalancer: string): Alarm => ({
  means: `The load balancer sends nothing to a task of ${target}, because it fails its health check.`,
  runbook: 'service-health',
  severity: 'critical',
  // Without targets there are no figures: that too few tasks run is another alarm's.
  missingData: 'notBreaching',
  periodSeconds: 60,
  evaluationPeriods: 5,
  metric: {
    namespace: 'AWS/ApplicationELB',
    name: 'UnHealthyHostCount',
    statistic: 'Maximum',
    dimensions: { LoadBalancer, TargetGroup },
  },
  comparison: 'GreaterThanThreshold',
  threshold: 0,
});
