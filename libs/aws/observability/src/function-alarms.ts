import type { Alarm, Metric, Statistic } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** A function of Lambda, and from where on somebody wants to know. */
export interface WatchedFunction<Key extends string> {
  /** The function's word: `auth` makes `auth-errors`. */
  readonly key: Key;
  readonly functionName: string;
  /** Seconds after which Lambda ends an invocation. */
  readonly timeoutSeconds: number;
  /**
   * Of all invocations within 5 minutes, those that threw or were ended.
   * @default 5
   */
  readonly errorPercent?: number;
  /**
   * Fewer errors than these in 5 minutes are no alarm, whatever their share. 1 is for what runs seldom: a rotation.
   * @default 5
   */
  readonly leastErrors?: number;
  /**
   * Of the timeout, what 99 of 100 invocations may take for 15 minutes.
   * @default 80
   */
  readonly durationPercent?: number;
  /**
   * Invocations that may run at once: what is reserved for the function, or what it may take of the account's. With it,
   * `auth-concurrency` rings at `concurrencyPercent` of it.
   * @default - no such alarm; throttles ring all the same
   */
  readonly concurrencyLimit?: number;
  /** @default 80 */
  readonly concurrencyPercent?: number;
  /**
   * Whether callers leave events behind and do not wait: queues of Lambda's own, EventBridge, SNS, S3. With it,
   * `auth-failed-events` rings for events that Lambda gave up.
   * @default false
   */
  readonly asynchronous?: boolean;
}

type Always = 'duration' | 'errors' | 'throttles';
type OnRequest = 'concurrency' | 'failed-events';
type FunctionAlarms<Key extends string> = Record<`${Key}-${Always}`, Alarm> & {
  readonly [Name in `${Key}-${OnRequest}`]?: Alarm;
};

/**
 * Three alarms: `auth-errors` (critical), `auth-throttles` and `auth-duration` (warnings); with `concurrencyLimit`
 * `auth-concurrency` (warning), with `asynchronous` `auth-failed-events` (critical). Runbook: functions.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function functionAlarms<Key extends string>(watched: WatchedFunction<Key>): FunctionAlarms<Key> {
  const { key, timeoutSeconds, errorPercent = 5, leastErrors = 5, durationPercent = 80 } = watched;
  refuseThresholds('functionAlarms', {
    percents: { errorPercent, durationPercent },
    amounts: { timeoutSeconds, leastErrors },
  });
  const metric = metricsOf(watched);
  const always = keyed(key, {
    errors: {
      means: `More than ${errorPercent} % of the invocations of ${key} fail.`,
      severity: 'critical',
      ...inFiveMinutes,
      math: {
        expression: `IF(errors >= ${leastErrors}, 100 * errors / invocations, 0)`,
        metrics: { errors: metric('Errors', 'Sum'), invocations: metric('Invocations', 'Sum') },
      },
      threshold: errorPercent,
    },
    throttles: {
      means: `Lambda turns invocations of ${key} away: too many run at once.`,
      severity: 'warning',
      ...inFiveMinutes,
      metric: metric('Throttles', 'Sum'),
      threshold: 0,
    },
    duration: {
      means: `Of 100 invocations of ${key}, one takes longer than ${durationPercent} % of its ${timeoutSeconds} s.`,
      severity: 'warning',
      ...inFiveMinutes,
      evaluationPeriods: 3,
      metric: metric('Duration', 'p99'),
      threshold: timeoutSeconds * 10 * durationPercent,
    },
  } satisfies Record<Always, Alarm>);
  return { ...always, ...concurrencyAlarm(watched), ...failedEventsAlarm(watched) } as FunctionAlarms<Key>;
}

function concurrencyAlarm<Key extends string>(watched: WatchedFunction<Key>) {
  const { key, concurrencyLimit, concurrencyPercent = 80 } = watched;
  if (concurrencyLimit === undefined) return {};
  refuseThresholds('functionAlarms', { percents: { concurrencyPercent }, amounts: { concurrencyLimit } });
  return keyed(key, {
    concurrency: {
      means: `More than ${concurrencyPercent} % of the ${concurrencyLimit} invocations of ${key} that may run at once do.`,
      severity: 'warning',
      ...inFiveMinutes,
      metric: metricsOf(watched)('ConcurrentExecutions', 'Maximum'),
      threshold: (concurrencyLimit * concurrencyPercent) / 100,
    } satisfies Alarm,
  });
}

function failedEventsAlarm<Key extends string>(watched: WatchedFunction<Key>) {
  const { key, asynchronous = false } = watched;
  if (!asynchronous) return {};
  const metric = metricsOf(watched);
  return keyed(key, {
    'failed-events': {
      means: `Lambda gave up events for ${key}, or could not put them into its dead-letter queue.`,
      severity: 'critical',
      ...inFiveMinutes,
      math: {
        expression: 'FILL(dropped, 0) + FILL(unqueued, 0) + FILL(undelivered, 0)',
        metrics: {
          dropped: metric('AsyncEventsDropped', 'Sum'),
          unqueued: metric('DeadLetterErrors', 'Sum'),
          undelivered: metric('DestinationDeliveryFailures', 'Sum'),
        },
      },
      threshold: 0,
    } satisfies Alarm,
  });
}

const inFiveMinutes = {
  runbook: 'functions',
  comparison: 'GreaterThanThreshold',
  // Without invocations there are no figures.
  missingData: 'notBreaching',
  periodSeconds: 300,
  evaluationPeriods: 1,
} as const;

const metricsOf =
  <Key extends string>({ functionName: FunctionName }: WatchedFunction<Key>) =>
  (name: string, statistic: Statistic): Metric => ({
    namespace: 'AWS/Lambda',
    name,
    statistic,
    dimensions: { FunctionName },
  });
